-- $1: tables
SELECT
    k.oid,
    k.conrelid AS relation,
    k.conname AS name,
    k.contype AS kind,
    k.condeferrable AS deferrable,
    k.condeferred AS deferred,
    NOT k.convalidated AS not_valid,
    NOT k.conenforced AS not_enforced, -- since 18
    k.connoinherit AS no_inherit,
    NOT k.conislocal AS inherited,
    k.conindid AS index,
    k.conkey AS columns,
    CASE k.contype WHEN 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END AS expression,
    CASE WHEN k.contype = 'f' THEN json_build_array(fn.nspname, f.relname) END AS referenced_table,
    CASE k.contype
        WHEN 'f' THEN ARRAY (
            SELECT a.attname
            FROM unnest(k.confkey) WITH ORDINALITY AS r (attnum, n)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = r.attnum
            ORDER BY r.n
        )
    END AS referenced_columns,
    k.confmatchtype AS match,
    k.confupdtype AS on_update,
    k.confdeltype AS on_delete,
    k.confdelsetcols AS on_delete_columns, -- since 15
    k.conperiod AS period, -- since 18
    CASE k.contype
        WHEN 'x' THEN ARRAY (
            SELECT CASE n.nspname
                WHEN 'pg_catalog' THEN op.oprname
                ELSE 'OPERATOR(' || quote_ident(n.nspname) || '.' || op.oprname || ')'
            END
            FROM unnest(k.conexclop) WITH ORDINALITY AS x (oid, n)
            JOIN pg_catalog.pg_operator op ON op.oid = x.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = op.oprnamespace
            ORDER BY x.n
        )
    END AS operators,
    CASE
        WHEN k.contype NOT IN ('p', 'u', 'c', 'f', 'x') THEN pg_catalog.pg_get_constraintdef(k.oid)
    END AS definition
FROM pg_catalog.pg_constraint k
LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
-- A foreign key onto a partitioned table has an entry per partition of that table, too.
LEFT JOIN pg_catalog.pg_constraint parent ON parent.oid = k.conparentid
WHERE k.conrelid = ANY ($1::oid[])
    AND k.contype NOT IN ('t', 'n')
    AND parent.conrelid IS DISTINCT FROM k.conrelid
