-- $1: schemas; $2 and $3: the schemas (NULL for any) and the names of the only tables, or NULL.
SELECT
    c.oid,
    json_build_array(n.nspname, c.relname) AS name,
    c.relkind AS kind,
    c.relpersistence AS persistence,
    c.relispartition AS is_partition,
    c.relrowsecurity AS row_security,
    c.relforcerowsecurity AS force_row_security,
    c.relreplident AS replica_identity,
    c.reloptions AS options,
    toast.reloptions AS toast_options,
    am.amname AS access_method,
    ts.spcname AS tablespace,
    CASE c.relkind WHEN 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
    pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS partition_bound,
    ARRAY (
        SELECT json_build_array(pn.nspname, p.relname)
        FROM pg_catalog.pg_inherits i
        JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
        JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhrelid = c.oid
        ORDER BY i.inhseqno
    ) AS parents,
    (
        SELECT json_build_array(tn.nspname, t.typname)
        FROM pg_catalog.pg_type t
        JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
        WHERE t.oid = c.reloftype
    ) AS of_type
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid
LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
WHERE c.relnamespace = ANY ($1::oid[])
    AND c.relkind IN ('r', 'p', 'v', 'm')
    AND (
        $3::text[] IS NULL
        OR EXISTS (
            SELECT FROM unnest($2::text[], $3) AS wanted (schema, name)
            WHERE wanted.name = c.relname AND coalesce(wanted.schema = n.nspname, true)
        )
    )
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend e
        WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e'
    )
