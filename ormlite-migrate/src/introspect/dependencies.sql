-- What the model has as structure is left out: what is in a schema, or on a column of a table, and
-- the triggers of constraints.
SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid, d.deptype
FROM pg_catalog.pg_depend d
WHERE d.objid >= 16384
    AND d.refobjid >= 16384
    AND d.deptype IN ('n', 'a', 'i', 'e', 'P', 'S')
    AND d.refclassid <> 'pg_namespace'::regclass
    AND NOT (d.deptype = 'a' AND d.refobjsubid > 0)
    AND NOT (d.deptype = 'i' AND d.classid = 'pg_trigger'::regclass)
