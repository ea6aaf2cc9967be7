SELECT
    x.oid,
    x.extname AS name,
    n.nspname AS schema,
    x.extversion AS version,
    (
        SELECT a.comment FROM pg_catalog.pg_available_extensions() a WHERE a.name = x.extname
    ) AS own_comment
FROM pg_catalog.pg_extension x
JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
WHERE x.oid >= 16384
