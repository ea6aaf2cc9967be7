CREATE SCHEMA IF NOT EXISTS ormlite;
CREATE TABLE IF NOT EXISTS ormlite.migrations (
    version text NOT NULL,
    name text NOT NULL,
    domain text,
    -- The SHA-256 of up.sql.
    checksum text NOT NULL,
    -- When it was last begun.
    executed_at timestamptz NOT NULL DEFAULT now(),
    execution_time_ms bigint NOT NULL DEFAULT 0,
    success boolean NOT NULL DEFAULT false,
    -- Whether down.sql has begun.
    undoing boolean NOT NULL DEFAULT false,
    -- How many units of the script are committed, and the SHA-256 of their statements.
    units integer NOT NULL DEFAULT 0,
    units_checksum text NOT NULL DEFAULT '',
    -- What is known of the next unit, if it cannot be in a transaction.
    unit_state text CHECK (unit_state IN ('started', 'failed')),
    PRIMARY KEY (version, name)
);
COMMENT ON TABLE ormlite.migrations IS 'Which migrations were run. Written by ormlite.';
