-- One at a time makes the schema; the number is this program's own.
SELECT pg_advisory_xact_lock(1298231379);
