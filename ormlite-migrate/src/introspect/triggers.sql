-- $1: tables and views
SELECT
    t.oid,
    t.tgrelid AS relation,
    t.tgname AS name,
    pg_catalog.pg_get_triggerdef(t.oid) AS definition,
    t.tgconstraint <> 0 AS is_constraint,
    t.tgenabled AS enabled,
    t.tgparentid <> 0 AS inherited
FROM pg_catalog.pg_trigger t
LEFT JOIN pg_catalog.pg_trigger parent ON parent.oid = t.tgparentid
WHERE t.tgrelid = ANY ($1::oid[])
    AND NOT t.tgisinternal
    AND t.tgenabled IS DISTINCT FROM parent.tgenabled
