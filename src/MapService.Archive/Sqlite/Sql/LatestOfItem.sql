SELECT version, change
FROM log
WHERE kind = $kind AND id = $id
ORDER BY version DESC
LIMIT 1;
