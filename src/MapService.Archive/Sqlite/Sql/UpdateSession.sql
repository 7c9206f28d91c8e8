UPDATE session
SET version = $version, first_ms = $first_ms, last_ms = $last_ms,
  anchor_wall_ms = $anchor_wall_ms, anchor_story_ms = $anchor_story_ms, speed = $speed,
  is_playing = $is_playing, loop_from_ms = $loop_from_ms, loop_to_ms = $loop_to_ms,
  key_hash = $key_hash, loop_once = $loop_once, second_key_hash = $second_key_hash, is_full = $is_full,
  furthest_ms = $furthest_ms, showing = $showing, is_closed = $is_closed, last_used_ms = max(last_used_ms, $last_used_ms)
WHERE id = $id AND version = $expected;
