ALTER TABLE session ADD COLUMN loop_once INTEGER NOT NULL DEFAULT 0 CHECK (loop_once IN (0, 1));
ALTER TABLE session ADD COLUMN second_key_hash TEXT CHECK (length(second_key_hash) = 64);
ALTER TABLE session ADD COLUMN is_full INTEGER NOT NULL DEFAULT 0 CHECK (is_full IN (0, 1));
ALTER TABLE session ADD COLUMN furthest_ms INTEGER;
ALTER TABLE session ADD COLUMN showing TEXT;
ALTER TABLE session ADD COLUMN ink TEXT;
ALTER TABLE session ADD COLUMN ink_version INTEGER NOT NULL DEFAULT 0 CHECK (ink_version >= 0);

PRAGMA user_version = 2;
