UPDATE mapservice.session
SET last_used_ms = $2
WHERE id = ANY ($1) AND last_used_ms < $2;
