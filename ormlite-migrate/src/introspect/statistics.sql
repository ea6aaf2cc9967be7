-- $1: tables and materialized views
SELECT
    s.oid,
    json_build_array(n.nspname, s.stxname) AS name,
    s.stxrelid AS relation,
    pg_catalog.pg_get_statisticsobjdef(s.oid) AS definition,
    nullif(s.stxstattarget, -1) AS target
FROM pg_catalog.pg_statistic_ext s
JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
WHERE s.stxrelid = ANY ($1::oid[])
