-- The indexes that REINDEX CONCURRENTLY leaves when it is interrupted.
SELECT format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, c.relname)
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisvalid
    AND c.relkind = 'i'
    AND c.relname ~ '_cc(new|old)[0-9]*$'
    AND n.nspname NOT LIKE 'pg\_%'
ORDER BY 1
