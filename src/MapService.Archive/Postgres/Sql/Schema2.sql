ALTER TABLE mapservice.session
  ADD COLUMN loop_once       boolean NOT NULL DEFAULT false,
  ADD COLUMN second_key_hash text    CHECK (length(second_key_hash) = 64),
  ADD COLUMN is_full         boolean NOT NULL DEFAULT false,
  ADD COLUMN furthest_ms     bigint,
  ADD COLUMN showing         text,
  ADD COLUMN ink             text,
  ADD COLUMN ink_version     bigint  NOT NULL DEFAULT 0 CHECK (ink_version >= 0);

UPDATE mapservice.head SET schema_version = 2;
