-- $1: tables
SELECT
    p.oid,
    p.polrelid AS relation,
    p.polname AS name,
    NOT p.polpermissive AS restrictive,
    p.polcmd AS command,
    ARRAY (
        SELECT pg_catalog.pg_get_userbyid(r.oid)
        FROM unnest(p.polroles) AS r (oid)
        WHERE r.oid <> 0
        ORDER BY 1
    ) AS roles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using,
    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS check
FROM pg_catalog.pg_policy p
WHERE p.polrelid = ANY ($1::oid[])
