#!/usr/bin/env bash
# Runs every test. Needs the .NET SDK and Node.js; installs Chromium, PostgreSQL and nginx from Debian if they are not there.
# The last line counts: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
configuration=Release
log=$(mktemp) failures=$(mktemp)
trap 'rm -f "$log" "$failures"' EXIT
passed=0 failed=0

finish() {
  [ -s "$failures" ] && { echo "== what failed"; head -n 15 "$failures" | cut -c1-240; }
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# A step counts as one test: a build or a check that either holds or does not.
step() {
  local name=$1
  shift
  echo "== $name"
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name" | tee -a "$failures"
    return 1
  fi
}

install_packages() {
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

install_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && return
  done
  install_packages chromium fonts-dejavu-core
}

# Only the programs: tests start servers of their own.
install_postgresql() {
  command -v pg_ctl >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/pg_ctl' >/dev/null || install_packages postgresql
}

install_nginx() {
  [ -x /usr/sbin/nginx ] && [ -e /usr/lib/nginx/modules/ngx_stream_module.so ] || install_packages nginx-light libnginx-mod-stream
}

# Adds up the summary line that each test project ends with.
dotnet_tests() {
  echo "== .NET tests"
  # A test that hangs fails by name instead of holding up the rest; its project ends there.
  dotnet test MapService.sln --no-build -c $configuration -m:1 --nologo --logger "console;verbosity=normal" \
    --blame-hang-timeout 10m --blame-hang-dump-type none 2>&1 | tee "$log" | grep --line-buffered -vE '^\s+Passed '
  local status=${PIPESTATUS[0]}
  # Failed tests with the beginning of what they say, and those that were running when a project was given up.
  grep -aE -A2 '^ *Failed [^:]|tests? running when|aborted' "$log" >>"$failures"
  local counts
  counts=$(awk '/^ *Passed: /{p+=$2} /^ *Failed: /{f+=$2} END{print p+0, f+0}' "$log")
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
  if [ "$status" -ne 0 ] && [ "${counts#* }" -eq 0 ]; then
    failed=$((failed + 1))
    echo "FAILED: dotnet test ended with $status" | tee -a "$failures"
  fi
}

web_tests() {
  echo "== web client tests"
  (cd src/MapService.Web && npm test --silent) 2>&1 | tee "$log"
  local status=${PIPESTATUS[0]}
  local good bad
  good=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | sed -nE 's/^ *Tests .*[^0-9]([0-9]+) passed.*/\1/p' | tail -1)
  bad=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | sed -nE 's/^ *Tests +([0-9]+) failed.*/\1/p' | tail -1)
  passed=$((passed + ${good:-0}))
  failed=$((failed + ${bad:-0}))
  [ "${bad:-0}" -eq 0 ] || grep -aE 'FAIL ' "$log" >>"$failures"
  if { [ "$status" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; } || [ "${good:-0}" -eq 0 ]; then
    failed=$((failed + 1))
    echo "FAILED: the web client's tests ended with $status" | tee -a "$failures"
  fi
}

step "Chromium" install_chromium || finish
step "PostgreSQL" install_postgresql || finish
step "nginx" install_nginx || finish
step "build" dotnet build MapService.sln -c $configuration --nologo -v quiet || finish
step "format" dotnet format MapService.sln --verify-no-changes --no-restore
step "web client's types" npm --prefix src/MapService.Web run check --silent
web_tests
dotnet_tests
finish
