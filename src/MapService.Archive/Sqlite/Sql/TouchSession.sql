UPDATE session
SET last_used_ms = $last_used_ms
WHERE id = $id AND last_used_ms < $last_used_ms;
