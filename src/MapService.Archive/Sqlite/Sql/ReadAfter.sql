SELECT position, kind, id, version, change, body, written_ms, written_by, hash
FROM log
WHERE position > $after
ORDER BY position
LIMIT $most;
