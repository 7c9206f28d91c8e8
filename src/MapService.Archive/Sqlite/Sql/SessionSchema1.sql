CREATE TABLE session (
  id              TEXT    PRIMARY KEY,
  join_code       TEXT    UNIQUE,
  key_hash        TEXT    NOT NULL CHECK (length(key_hash) = 64),
  version         INTEGER NOT NULL CHECK (version >= 0),
  first_ms        INTEGER NOT NULL,
  last_ms         INTEGER NOT NULL CHECK (last_ms >= first_ms),
  anchor_wall_ms  INTEGER NOT NULL,
  anchor_story_ms INTEGER NOT NULL,
  speed           REAL    NOT NULL CHECK (abs(speed) > 0 AND abs(speed) < 9e999),
  is_playing      INTEGER NOT NULL CHECK (is_playing IN (0, 1)),
  loop_from_ms    INTEGER,
  loop_to_ms      INTEGER CHECK ((loop_from_ms IS NULL) = (loop_to_ms IS NULL) AND loop_from_ms < loop_to_ms),
  is_closed       INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
  last_used_ms    INTEGER NOT NULL
) STRICT;

PRAGMA application_id = 0x4D617054;
PRAGMA user_version = 1;
