-- The head is moved once for all entries that are written together, and not by each of them.
DROP TRIGGER log_has_no_gaps;
DROP TRIGGER log_moves_head;

CREATE TRIGGER log_has_no_gaps BEFORE INSERT ON log
WHEN NEW.position <> coalesce((SELECT max(position) FROM log), 0) + 1
BEGIN
  SELECT RAISE(ABORT, 'the log has no gaps');
END;

CREATE TRIGGER head_is_the_last_entry BEFORE UPDATE ON head
WHEN NEW.position <> coalesce((SELECT max(position) FROM log), 0)
  OR NEW.hash <> (SELECT hash FROM log WHERE position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only, and its head is its last entry');
END;

PRAGMA user_version = 3;
