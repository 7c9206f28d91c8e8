CREATE SCHEMA mapservice;

CREATE TABLE mapservice.log (
  position   bigint  PRIMARY KEY CHECK (position >= 1),
  kind       text    COLLATE "C" NOT NULL,
  id         text    COLLATE "C" NOT NULL,
  version    integer NOT NULL CHECK (version >= 1),
  change     text    COLLATE "C" NOT NULL CHECK (change IN ('Recorded', 'Revised', 'Withdrawn')),
  body       text    CHECK ((change = 'Withdrawn') = (body IS NULL)),
  written_ms bigint  NOT NULL,
  written_by text    NOT NULL,
  hash       bytea   NOT NULL CHECK (octet_length(hash) = 32),
  UNIQUE (kind, id, version)
);

-- Where the log ends, so that it is found when the last entries are gone. Whoever appends holds its row until the commit.
CREATE TABLE mapservice.head (
  one            integer PRIMARY KEY CHECK (one = 1),
  schema_version integer NOT NULL,
  position       bigint  NOT NULL CHECK (position >= 0),
  hash           bytea   NOT NULL CHECK (octet_length(hash) = 32)
);

INSERT INTO mapservice.head (one, schema_version, position, hash)
VALUES (1, 1, 0, decode(repeat('00', 32), 'hex'));

-- Once per statement: entries follow the head without gaps, move it, and one notice tells of them all at the commit.
CREATE FUNCTION mapservice.log_follows_head() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first_new bigint;
  last_new  bigint;
  count_new bigint;
BEGIN
  SELECT min(position), max(position), count(*) INTO first_new, last_new, count_new FROM new_entries;
  IF count_new = 0 THEN
    RETURN NULL;
  END IF;
  UPDATE mapservice.head
  SET position = last_new, hash = (SELECT hash FROM new_entries WHERE position = last_new)
  WHERE position + 1 = first_new AND position + count_new = last_new;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the log has no gaps';
  END IF;
  PERFORM pg_notify('mapservice_log', last_new::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER log_has_no_gaps AFTER INSERT ON mapservice.log
REFERENCING NEW TABLE AS new_entries
FOR EACH STATEMENT EXECUTE FUNCTION mapservice.log_follows_head();

CREATE FUNCTION mapservice.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only';
END
$$;

CREATE TRIGGER log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mapservice.log
FOR EACH STATEMENT EXECUTE FUNCTION mapservice.refuse();

CREATE TRIGGER head_is_never_deleted BEFORE DELETE OR TRUNCATE ON mapservice.head
FOR EACH STATEMENT EXECUTE FUNCTION mapservice.refuse();

CREATE TRIGGER head_never_moves_back BEFORE UPDATE OF position ON mapservice.head
FOR EACH ROW WHEN (NEW.position <= OLD.position) EXECUTE FUNCTION mapservice.refuse();

-- No index but the two unique ones, so that a command or a sign of use changes none.
CREATE TABLE mapservice.session (
  id              text             COLLATE "C" PRIMARY KEY,
  join_code       text             COLLATE "C" UNIQUE,
  key_hash        text             NOT NULL CHECK (length(key_hash) = 64),
  version         bigint           NOT NULL CHECK (version >= 0),
  first_ms        bigint           NOT NULL,
  last_ms         bigint           NOT NULL CHECK (last_ms >= first_ms),
  anchor_wall_ms  bigint           NOT NULL,
  anchor_story_ms bigint           NOT NULL,
  speed           double precision NOT NULL CHECK (abs(speed) > 0 AND abs(speed) < 'Infinity'),
  is_playing      boolean          NOT NULL,
  loop_from_ms    bigint,
  loop_to_ms      bigint           CHECK ((loop_from_ms IS NULL) = (loop_to_ms IS NULL) AND loop_from_ms < loop_to_ms),
  is_closed       boolean          NOT NULL,
  last_used_ms    bigint           NOT NULL
) WITH (fillfactor = 70);
