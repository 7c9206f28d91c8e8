SELECT item.kind, item.id, latest.version, latest.change
FROM unnest($1, $2) AS item (kind, id)
CROSS JOIN LATERAL (
  SELECT version, change
  FROM mapservice.log
  WHERE log.kind = item.kind AND log.id = item.id
  ORDER BY version DESC
  LIMIT 1
) AS latest;
