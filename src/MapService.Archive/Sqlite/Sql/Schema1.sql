CREATE TABLE log (
  position    INTEGER PRIMARY KEY CHECK (position >= 1),
  kind        TEXT    NOT NULL,
  id          TEXT    NOT NULL,
  version     INTEGER NOT NULL CHECK (version >= 1),
  change      TEXT    NOT NULL CHECK (change IN ('Recorded', 'Revised', 'Withdrawn')),
  body        TEXT    CHECK ((change = 'Withdrawn') = (body IS NULL)),
  written_ms  INTEGER NOT NULL,
  written_by  TEXT    NOT NULL,
  hash        BLOB    NOT NULL CHECK (length(hash) = 32),
  UNIQUE (kind, id, version)
) STRICT;

CREATE TRIGGER log_is_never_updated BEFORE UPDATE ON log
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER log_is_never_deleted_from BEFORE DELETE ON log
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

PRAGMA application_id = 0x4D617053;
PRAGMA user_version = 1;
