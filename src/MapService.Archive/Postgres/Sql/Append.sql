INSERT INTO mapservice.log (position, kind, id, version, change, body, written_ms, written_by, hash)
SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9);
