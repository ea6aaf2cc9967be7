-- $1: tables and materialized views
SELECT
    i.indexrelid AS oid,
    i.indrelid AS relation,
    c.relname AS name,
    i.indisunique AS unique,
    i.indnullsnotdistinct AS nulls_not_distinct, -- since 15
    am.amname AS method,
    c.reloptions AS options,
    ts.spcname AS tablespace,
    pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS filter,
    NOT i.indisvalid AS invalid,
    i.indisclustered AS clustered,
    i.indisreplident AS replica_identity,
    CASE WHEN p.oid IS NOT NULL THEN json_build_array(pn.nspname, p.relname) END AS attached_to
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = i.indexrelid
LEFT JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
WHERE i.indrelid = ANY ($1::oid[])
