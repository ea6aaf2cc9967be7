-- $1: tables and views. The query of a view is its rule `_RETURN`.
SELECT
    r.oid,
    r.ev_class AS relation,
    r.rulename AS name,
    c.relkind IN ('v', 'm') AND r.rulename = '_RETURN' AS is_query,
    CASE
        WHEN c.relkind IN ('v', 'm') AND r.rulename = '_RETURN'
        THEN pg_catalog.pg_get_viewdef(c.oid)
        ELSE pg_catalog.pg_get_ruledef(r.oid)
    END AS definition,
    r.ev_enabled AS enabled
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
WHERE r.ev_class = ANY ($1::oid[])
