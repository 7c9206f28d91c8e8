DELETE FROM session
WHERE id IN (SELECT id FROM session WHERE last_used_ms < $before ORDER BY last_used_ms LIMIT $most);
