INSERT INTO log (position, kind, id, version, change, body, written_ms, written_by, hash)
VALUES ($position, $kind, $id, $version, $change, $body, $written_ms, $written_by, $hash);
