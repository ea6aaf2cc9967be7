-- $1: tables and views
SELECT
    t.oid,
    t.tgrelid AS relation,
    t.tgname AS name,
    pg_catalog.pg_get_triggerdef(t.oid) AS definition,
    t.tgconstraint <> 0 AS is_constraint,
    t.tgenabled AS enabled
FROM pg_catalog.pg_trigger t
WHERE t.tgrelid = ANY ($1::oid[])
    AND NOT t.tgisinternal
    AND t.tgparentid = 0
