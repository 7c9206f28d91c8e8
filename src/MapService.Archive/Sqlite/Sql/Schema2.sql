-- Where the log ends, so that it is found when the last entries are gone.
CREATE TABLE head (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  position INTEGER NOT NULL CHECK (position >= 0),
  hash     BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

INSERT INTO head (one, position, hash) VALUES (1, 0, zeroblob(32));

UPDATE head
SET (position, hash) = (SELECT position, hash FROM log ORDER BY position DESC LIMIT 1)
WHERE EXISTS (SELECT 1 FROM log);

CREATE TRIGGER log_has_no_gaps BEFORE INSERT ON log
WHEN NEW.position <> (SELECT position FROM head) + 1
BEGIN
  SELECT RAISE(ABORT, 'the log has no gaps');
END;

CREATE TRIGGER log_moves_head AFTER INSERT ON log
BEGIN
  UPDATE head SET position = NEW.position, hash = NEW.hash;
END;

CREATE TRIGGER head_never_moves_back BEFORE UPDATE ON head
WHEN NEW.position <= OLD.position
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER head_is_never_deleted BEFORE DELETE ON head
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

PRAGMA user_version = 2;
