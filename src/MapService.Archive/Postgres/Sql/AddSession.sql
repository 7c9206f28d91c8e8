INSERT INTO mapservice.session (
  id, join_code, key_hash, version, first_ms, last_ms, anchor_wall_ms, anchor_story_ms,
  speed, is_playing, loop_from_ms, loop_to_ms, is_closed, last_used_ms,
  loop_once, second_key_hash, is_full, furthest_ms, showing, ink, ink_version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
  $15, $16, $17, $18, $19, $20, $21)
ON CONFLICT DO NOTHING;
