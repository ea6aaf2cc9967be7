SELECT d.classid, d.objid, d.refclassid, d.refobjid, d.deptype
FROM pg_catalog.pg_depend d
WHERE d.objid >= 16384
    AND d.refobjid >= 16384
    AND d.deptype IN ('n', 'a', 'i', 'e', 'P', 'S')
