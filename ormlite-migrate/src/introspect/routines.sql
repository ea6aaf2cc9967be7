-- $1: schemas
SELECT
    p.oid,
    json_build_array(n.nspname, p.proname) AS name,
    ARRAY (
        SELECT pg_catalog.format_type(a.type, NULL)
        FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (type, n)
        ORDER BY a.n
    ) AS types,
    p.prokind AS kind,
    pg_catalog.pg_get_functiondef(p.oid) AS definition,
    pg_catalog.pg_get_function_arguments(p.oid) AS arguments,
    pg_catalog.pg_get_function_result(p.oid) AS returns
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE p.pronamespace = ANY ($1::oid[])
    AND p.prokind IN ('f', 'p', 'w')
    AND NOT EXISTS (
        -- The constructors of a range type belong to it.
        SELECT FROM pg_catalog.pg_depend e
        WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype IN ('e', 'i')
    )
