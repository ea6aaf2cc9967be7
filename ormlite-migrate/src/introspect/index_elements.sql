-- $1: tables and materialized views
SELECT
    i.indexrelid AS index,
    k.n > i.indnkeyatts AS included,
    ca.attname AS column,
    CASE k.attnum WHEN 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.n::int, false) END
        AS expression,
    CASE
        WHEN k.coll <> coalesce(ca.attcollation, 0)
        THEN quote_ident(con.nspname) || '.' || quote_ident(co.collname)
    END AS collation,
    -- The collation of an expression is only in the text of the statement.
    CASE
        WHEN k.attnum = 0 AND k.coll <> 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid)
    END AS definition,
    CASE
        -- A class for text is the default of varchar too, unless that type has one of its own.
        WHEN NOT o.opcdefault
            OR o.opcintype <> base.oid AND EXISTS (
                SELECT FROM pg_catalog.pg_opclass own
                WHERE own.opcmethod = o.opcmethod AND own.opcintype = base.oid AND own.opcdefault
            )
            OR a.attoptions IS NOT NULL
        THEN CASE WHEN opn.nspname <> 'pg_catalog' THEN quote_ident(opn.nspname) || '.' ELSE '' END
            || quote_ident(o.opcname)
    END AS opclass,
    a.attoptions AS opclass_options,
    k.option,
    nullif(a.attstattarget, -1) AS statistics
FROM pg_catalog.pg_index i
CROSS JOIN LATERAL unnest(
    i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[], i.indoption::int2[]
) WITH ORDINALITY AS k (attnum, opclass, coll, option, n)
JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indexrelid AND a.attnum = k.n
LEFT JOIN pg_catalog.pg_attribute ca ON ca.attrelid = i.indrelid AND ca.attnum = k.attnum
LEFT JOIN pg_catalog.pg_type t ON t.oid = coalesce(ca.atttypid, a.atttypid)
LEFT JOIN pg_catalog.pg_type base ON base.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
LEFT JOIN pg_catalog.pg_collation co ON co.oid = k.coll
LEFT JOIN pg_catalog.pg_namespace con ON con.oid = co.collnamespace
LEFT JOIN pg_catalog.pg_opclass o ON o.oid = k.opclass
LEFT JOIN pg_catalog.pg_namespace opn ON opn.oid = o.opcnamespace
WHERE i.indrelid = ANY ($1::oid[])
ORDER BY i.indexrelid, k.n
