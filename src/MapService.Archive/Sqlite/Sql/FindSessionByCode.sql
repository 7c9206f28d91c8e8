SELECT id, join_code, key_hash, version, first_ms, last_ms, anchor_wall_ms, anchor_story_ms,
  speed, is_playing, loop_from_ms, loop_to_ms, is_closed, last_used_ms,
  loop_once, second_key_hash, is_full, furthest_ms, showing, ink, ink_version
FROM session
WHERE join_code = $join_code;
