-- The notice is of the ink alone: its version has a mark before it.
WITH updated AS (
  UPDATE mapservice.session SET ink = $2, ink_version = $3 + 1
  WHERE id = $1 AND ink_version = $3
  RETURNING id, ink_version
)
SELECT pg_notify('mapservice_session', id || ' ~' || ink_version) FROM updated;
