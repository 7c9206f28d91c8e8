SELECT position, kind, id, version, change, body, written_ms, written_by, hash
FROM mapservice.log
WHERE position > $1
ORDER BY position
LIMIT $2;
