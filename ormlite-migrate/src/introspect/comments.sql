SELECT d.classoid AS class, d.objoid AS oid, d.objsubid AS part, d.description AS text
FROM pg_catalog.pg_description d
WHERE d.objoid >= 16384
    -- The schema public, whose first comment is the server's.
    OR d.classoid = 'pg_namespace'::regclass
    AND d.objoid = 2200
    AND d.description <> 'standard public schema'
