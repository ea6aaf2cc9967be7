-- $1: schemas
SELECT o.class::oid, o.oid, nullif(o.schema, 0) AS schema, i.type AS kind, i.identity, o.definition
FROM (
    SELECT 'pg_proc'::regclass AS class, p.oid, p.pronamespace AS schema, NULL::text AS definition
    FROM pg_catalog.pg_proc p
    WHERE p.prokind = 'a'
    UNION ALL
    SELECT 'pg_operator'::regclass, o.oid, o.oprnamespace, NULL
    FROM pg_catalog.pg_operator o
) o
CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.class, o.oid, 0) i
WHERE o.oid >= 16384
    AND (o.schema = 0 OR o.schema = ANY ($1::oid[]))
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend e
        WHERE e.classid = o.class AND e.objid = o.oid AND e.deptype = 'e'
    )
