-- $1: schemas
SELECT
    c.oid,
    json_build_array(n.nspname, c.relname) AS name,
    c.relpersistence AS persistence,
    pg_catalog.format_type(s.seqtypid, NULL) AS type,
    s.seqstart AS start,
    s.seqincrement AS increment,
    s.seqmin AS min,
    s.seqmax AS max,
    s.seqcache AS cache,
    s.seqcycle AS cycle,
    owner.refobjid AS table,
    owner.refobjsubid AS column,
    owner.deptype = 'i' AS is_identity
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend owner
    ON owner.classid = 'pg_class'::regclass AND owner.objid = c.oid AND owner.objsubid = 0
    AND owner.refclassid = 'pg_class'::regclass AND owner.refobjsubid > 0
    AND owner.deptype IN ('a', 'i')
WHERE c.relnamespace = ANY ($1::oid[])
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend e
        WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
