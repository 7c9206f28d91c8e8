DELETE FROM mapservice.session
WHERE last_used_ms < $1 AND id IN (
  SELECT id FROM mapservice.session WHERE last_used_ms < $1 ORDER BY last_used_ms LIMIT $2);
