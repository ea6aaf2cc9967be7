-- $1: the name of the index, $2: that of its table, both as SQL text
SELECT
    i.indisvalid AND i.indisready AS is_valid,
    format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, c.relname) AS drop
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE i.indrelid = pg_catalog.to_regclass($2)
    AND c.relname = (parse_ident($1))[array_upper(parse_ident($1), 1)]
