-- $1: schemas
SELECT
    o.class::oid,
    o.oid,
    nullif(o.schema, 0) AS schema,
    i.type AS kind,
    CASE i.type
        WHEN 'aggregate' THEN regexp_replace(i.identity, '\(\)$', '(*)')
        -- Before PostgreSQL 18 it is `for type on language name`.
        WHEN 'transform' THEN replace(i.identity, ' on language ', ' language ')
        ELSE i.identity
    END AS identity
FROM (
    SELECT 'pg_proc'::regclass AS class, p.oid, p.pronamespace AS schema
    FROM pg_catalog.pg_proc p
    WHERE p.prokind = 'a'
    UNION ALL
    -- An operator that others name but no one has created has no function.
    SELECT 'pg_operator'::regclass, o.oid, o.oprnamespace
    FROM pg_catalog.pg_operator o
    WHERE o.oprcode <> 0
    UNION ALL
    SELECT 'pg_opfamily'::regclass, f.oid, f.opfnamespace
    FROM pg_catalog.pg_opfamily f
    UNION ALL
    SELECT 'pg_opclass'::regclass, c.oid, c.opcnamespace
    FROM pg_catalog.pg_opclass c
    UNION ALL
    -- The cast of a range type to its multirange belongs to the type.
    SELECT 'pg_cast'::regclass, c.oid, 0
    FROM pg_catalog.pg_cast c
    WHERE NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend d
        WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i'
    )
    UNION ALL
    SELECT 'pg_collation'::regclass, c.oid, c.collnamespace
    FROM pg_catalog.pg_collation c
    UNION ALL
    SELECT 'pg_conversion'::regclass, c.oid, c.connamespace
    FROM pg_catalog.pg_conversion c
    UNION ALL
    SELECT 'pg_ts_dict'::regclass, d.oid, d.dictnamespace
    FROM pg_catalog.pg_ts_dict d
    UNION ALL
    SELECT 'pg_ts_template'::regclass, t.oid, t.tmplnamespace
    FROM pg_catalog.pg_ts_template t
    UNION ALL
    SELECT 'pg_ts_parser'::regclass, p.oid, p.prsnamespace
    FROM pg_catalog.pg_ts_parser p
    UNION ALL
    SELECT 'pg_ts_config'::regclass, c.oid, c.cfgnamespace
    FROM pg_catalog.pg_ts_config c
    UNION ALL
    SELECT 'pg_foreign_data_wrapper'::regclass, w.oid, 0
    FROM pg_catalog.pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'pg_foreign_server'::regclass, s.oid, 0
    FROM pg_catalog.pg_foreign_server s
    UNION ALL
    SELECT 'pg_user_mapping'::regclass, m.umid, 0
    FROM pg_catalog.pg_user_mappings m
    UNION ALL
    -- Only superusers may read the OIDs of `pg_subscription` in every version. Another database can
    -- have a subscription of the same name.
    SELECT DISTINCT 'pg_subscription'::regclass, v.subid, 0
    FROM pg_catalog.pg_stat_subscription v
    JOIN pg_catalog.pg_subscription s ON s.subname = v.subname
        AND s.oid = v.subid -- since 15
    JOIN pg_catalog.pg_database d ON d.oid = s.subdbid
    WHERE d.datname = pg_catalog.current_database()
    UNION ALL
    SELECT 'pg_class'::regclass, c.oid, c.relnamespace
    FROM pg_catalog.pg_class c
    WHERE c.relkind = 'f'
    UNION ALL
    SELECT 'pg_trigger'::regclass, t.oid, c.relnamespace
    FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    WHERE c.relkind = 'f' AND NOT t.tgisinternal AND t.tgparentid = 0
    UNION ALL
    SELECT 'pg_language'::regclass, l.oid, 0
    FROM pg_catalog.pg_language l
    UNION ALL
    SELECT 'pg_transform'::regclass, t.oid, 0
    FROM pg_catalog.pg_transform t
    UNION ALL
    SELECT 'pg_am'::regclass, a.oid, 0
    FROM pg_catalog.pg_am a
    UNION ALL
    -- Base types, and those that are only announced
    SELECT 'pg_type'::regclass, t.oid, t.typnamespace
    FROM pg_catalog.pg_type t
    WHERE (t.typtype = 'b' OR NOT t.typisdefined)
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
) o
CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.class, o.oid, 0) i
WHERE o.oid >= 16384
    AND (o.schema = 0 OR o.schema = ANY ($1::oid[]))
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend e
        WHERE e.classid = o.class AND e.objid = o.oid AND e.deptype = 'e'
    )
