/** A server that restarts is back within seconds; nobody should wait much longer than that. */
const longestMs = 10_000;

const firstMs = 500;

/**
 * How long to wait before an attempt, in milliseconds: anything up to a limit that doubles from attempt to attempt,
 * so that a hall full of viewers does not come back in step. `attempt` counts from 0; `random` is in [0, 1).
 */
export function fullJitter(attempt: number, random: number): number {
  const limit = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20));
  return random * limit;
}
