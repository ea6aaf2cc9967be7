CREATE TYPE level AS ENUM ('low', 'high');
CREATE FUNCTION rank_of(l level) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT CASE l WHEN 'high' THEN 20 ELSE 10 END::bigint $$;
CREATE TABLE alerts (id integer PRIMARY KEY, level level NOT NULL DEFAULT 'low', rank bigint GENERATED ALWAYS AS (rank_of(level)) STORED);
CREATE INDEX alerts_rank_idx ON alerts (rank) WHERE level = 'high';
CREATE VIEW ranked AS SELECT id, level, rank FROM alerts WHERE rank > 1;
CREATE MATERIALIZED VIEW ranked_cache AS SELECT level, max(rank) AS top FROM ranked GROUP BY level;
CREATE UNIQUE INDEX ranked_cache_level_idx ON ranked_cache (level);
