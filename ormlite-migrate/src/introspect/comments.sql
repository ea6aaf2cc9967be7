SELECT d.classoid AS class, d.objoid AS oid, d.objsubid AS part, d.description AS text
FROM pg_catalog.pg_description d
WHERE (
        d.objoid >= 16384
        OR d.classoid = 'pg_namespace'::regclass AND d.objoid = 2200
    )
    -- The first comment of the schema public is the server's.
    AND NOT (
        d.classoid = 'pg_namespace'::regclass
        AND d.objoid = to_regnamespace('public')
        AND d.description = 'standard public schema'
    )
