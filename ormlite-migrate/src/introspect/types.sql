-- $1: schemas
SELECT
    t.oid,
    json_build_array(n.nspname, t.typname) AS name,
    t.typtype AS kind,
    -- Enumerated types
    CASE t.typtype
        WHEN 'e' THEN ARRAY (
            SELECT l.enumlabel
            FROM pg_catalog.pg_enum l
            WHERE l.enumtypid = t.oid
            ORDER BY l.enumsortorder
        )
    END AS labels,
    -- Domains
    CASE t.typtype
        WHEN 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod)
    END AS base,
    CASE
        WHEN t.typtype = 'd' AND t.typcollation <> base.typcollation
        THEN (
            SELECT quote_ident(con.nspname) || '.' || quote_ident(co.collname)
            FROM pg_catalog.pg_collation co
            JOIN pg_catalog.pg_namespace con ON con.oid = co.collnamespace
            WHERE co.oid = t.typcollation
        )
    END AS collation,
    coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), t.typdefault) AS default,
    t.typnotnull AS not_null,
    CASE t.typtype
        WHEN 'd' THEN (
            SELECT json_agg(
                json_build_object(
                    'oid', k.oid,
                    'name', k.conname,
                    'kind', k.contype,
                    'expression', pg_catalog.pg_get_expr(k.conbin, 0),
                    'not_valid', NOT k.convalidated
                )
            )
            FROM pg_catalog.pg_constraint k
            WHERE k.contypid = t.oid
        )
    END AS checks,
    -- Composite types
    t.typrelid AS relation,
    CASE t.typtype
        WHEN 'c' THEN (
            SELECT json_agg(
                json_build_object(
                    'number', a.attnum,
                    'name', a.attname,
                    'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
                    'collation', CASE
                        WHEN a.attcollation <> ty.typcollation
                        THEN quote_ident(con.nspname) || '.' || quote_ident(co.collname)
                    END
                )
                ORDER BY a.attnum
            )
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_type ty ON ty.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
            LEFT JOIN pg_catalog.pg_namespace con ON con.oid = co.collnamespace
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
        )
    END AS attributes,
    -- Range types
    pg_catalog.format_type(r.rngsubtype, NULL) AS subtype,
    (SELECT m.typname FROM pg_catalog.pg_type m WHERE m.oid = r.rngmultitypid) -- since 14
        AS multirange, -- since 14
    (
        SELECT
            CASE WHEN n.nspname <> 'pg_catalog' THEN quote_ident(n.nspname) || '.' ELSE '' END
                || quote_ident(o.opcname)
        FROM pg_catalog.pg_opclass o
        JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace
        WHERE o.oid = r.rngsubopc AND NOT o.opcdefault
    ) AS opclass,
    (
        SELECT quote_ident(n.nspname) || '.' || quote_ident(co.collname)
        FROM pg_catalog.pg_collation co
        JOIN pg_catalog.pg_namespace n ON n.oid = co.collnamespace
        WHERE co.oid = r.rngcollation AND co.oid <> subtype.typcollation
    ) AS range_collation,
    nullif(r.rngcanonical, 0)::regproc::text AS canonical,
    nullif(r.rngsubdiff, 0)::regproc::text AS subtype_diff
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type base ON base.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
LEFT JOIN pg_catalog.pg_type subtype ON subtype.oid = r.rngsubtype
WHERE t.typnamespace = ANY ($1::oid[])
    AND (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c'))
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend e
        WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e'
    )
