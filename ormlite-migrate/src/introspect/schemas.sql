SELECT
    n.oid,
    n.nspname AS name,
    EXISTS (
        SELECT FROM pg_catalog.pg_depend e
        WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e'
    ) AS is_member
FROM pg_catalog.pg_namespace n
WHERE n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND ($1::text[] IS NULL OR n.nspname = ANY ($1))
