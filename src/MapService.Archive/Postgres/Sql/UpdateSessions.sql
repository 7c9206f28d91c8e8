-- One notice for all: pairs of id and version, separated by spaces.
WITH updated AS (
  UPDATE mapservice.session
  SET version = new.version, first_ms = new.first_ms, last_ms = new.last_ms,
    anchor_wall_ms = new.anchor_wall_ms, anchor_story_ms = new.anchor_story_ms, speed = new.speed,
    is_playing = new.is_playing, loop_from_ms = new.loop_from_ms, loop_to_ms = new.loop_to_ms,
    key_hash = new.key_hash, loop_once = new.loop_once, second_key_hash = new.second_key_hash, is_full = new.is_full,
    furthest_ms = new.furthest_ms, showing = new.showing, is_closed = new.is_closed, last_used_ms = greatest(session.last_used_ms, new.last_used_ms)
  FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
    $14, $15, $16, $17, $18, $19) AS new (
    id, expected, version, first_ms, last_ms, anchor_wall_ms, anchor_story_ms,
    speed, is_playing, loop_from_ms, loop_to_ms, is_closed, last_used_ms,
    key_hash, loop_once, second_key_hash, is_full, furthest_ms, showing)
  WHERE session.id = new.id AND session.version = new.expected
  RETURNING session.id, session.version
), noticed AS (
  SELECT pg_notify('mapservice_session', string_agg(id || ' ' || version, ' ')) FROM updated HAVING count(*) > 0
)
SELECT updated.id FROM updated LEFT JOIN noticed ON true;
