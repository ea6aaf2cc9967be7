SELECT
    p.oid,
    p.pubname AS name,
    p.puballtables AS all_tables,
    p.pubinsert AS insert,
    p.pubupdate AS update,
    p.pubdelete AS delete,
    p.pubtruncate AS truncate,
    CASE p.pubgencols WHEN 's' THEN 'stored' END AS generated_columns, -- since 18
    (
        SELECT json_agg(json_build_object(
            'filter', pg_catalog.pg_get_expr(r.prqual, r.prrelid), -- since 15
            'columns', ( -- since 15
                SELECT json_agg(a.attname ORDER BY k.n) -- since 15
                FROM unnest(r.prattrs::int2[]) WITH ORDINALITY AS k (attnum, n) -- since 15
                JOIN pg_catalog.pg_attribute a -- since 15
                    ON a.attrelid = r.prrelid AND a.attnum = k.attnum -- since 15
            ), -- since 15
            'oid', r.oid,
            'table', json_build_array(n.nspname, c.relname)
        ))
        FROM pg_catalog.pg_publication_rel r
        JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE r.prpubid = p.oid
    ) AS tables,
    ARRAY ( -- since 15
        SELECT n.nspname -- since 15
        FROM pg_catalog.pg_publication_namespace s -- since 15
        JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid -- since 15
        WHERE s.pnpubid = p.oid -- since 15
    ) AS schemas, -- since 15
    p.pubviaroot AS via_root
FROM pg_catalog.pg_publication p
WHERE NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend e
    WHERE e.classid = 'pg_publication'::regclass AND e.objid = p.oid AND e.deptype = 'e'
)
