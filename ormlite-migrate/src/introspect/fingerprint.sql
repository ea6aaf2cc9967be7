-- The rows that the other queries read, as one number per meaning: whole rows, so that columns of
-- later versions are part of it, except where ANALYZE and VACUUM write. What is in `pg_catalog`
-- follows from the version and from the cluster, whose collations initdb has named.
SELECT
    (SELECT c.system_identifier FROM pg_catalog.pg_control_system() c)::text AS cluster,
    pg_catalog.current_setting('server_version_num') AS version,
    count(*) AS rows,
    sum(pg_catalog.hashtextextended(r.row, r.family))::text AS hash
FROM (
    -- What ANALYZE, VACUUM and TRUNCATE change is left out, and so are TOAST tables without options.
    SELECT 1 AS family, ROW(
        r.oid, r.relname, r.relnamespace, r.reloftype, r.relowner, r.relam, r.reltablespace,
        r.reltoastrelid, r.relpersistence, r.relkind, r.relrowsecurity, r.relforcerowsecurity,
        r.relreplident, r.relispartition, r.relacl, r.reloptions, r.relpartbound
    )::text AS row
    FROM pg_catalog.pg_class r
    WHERE r.oid >= 16384
        AND (r.relnamespace <> 'pg_toast'::regnamespace OR r.reloptions IS NOT NULL)
    UNION ALL
    -- The columns of indexes are those of `pg_index`, but for what can be set for them.
    SELECT 2, r::text
    FROM pg_catalog.pg_attribute r
    JOIN pg_catalog.pg_class c ON c.oid = r.attrelid
    WHERE r.attrelid >= 16384
        AND r.attnum > 0
        AND (
            c.relkind IN ('r', 'p', 'v', 'm', 'c', 'f')
            OR c.relkind IN ('i', 'I') AND (r.attoptions IS NOT NULL OR r.attstattarget >= 0)
        )
    UNION ALL
    SELECT 3, r::text FROM pg_catalog.pg_attrdef r WHERE r.oid >= 16384
    UNION ALL
    SELECT 4, r::text FROM pg_catalog.pg_constraint r WHERE r.oid >= 16384
    UNION ALL
    SELECT 5, r::text
    FROM pg_catalog.pg_index r
    JOIN pg_catalog.pg_class c ON c.oid = r.indrelid AND c.relkind <> 't'
    WHERE r.indexrelid >= 16384
    UNION ALL
    SELECT 6, r::text FROM pg_catalog.pg_inherits r
    UNION ALL
    SELECT 7, r::text FROM pg_catalog.pg_partitioned_table r
    UNION ALL
    SELECT 8, r::text FROM pg_catalog.pg_type r WHERE r.oid >= 16384 AND r.typcategory <> 'A'
    UNION ALL
    SELECT 9, r::text FROM pg_catalog.pg_enum r WHERE r.enumtypid >= 16384
    UNION ALL
    SELECT 10, r::text FROM pg_catalog.pg_range r WHERE r.rngtypid >= 16384
    UNION ALL
    SELECT 11, r::text FROM pg_catalog.pg_sequence r
    UNION ALL
    SELECT 12, r::text FROM pg_catalog.pg_proc r WHERE r.oid >= 16384
    UNION ALL
    SELECT 13, r::text FROM pg_catalog.pg_aggregate r WHERE r.aggfnoid >= 16384
    UNION ALL
    SELECT 14, r::text FROM pg_catalog.pg_rewrite r WHERE r.ev_class >= 16384
    UNION ALL
    SELECT 15, r::text FROM pg_catalog.pg_trigger r WHERE NOT r.tgisinternal
    UNION ALL
    SELECT 16, r::text FROM pg_catalog.pg_policy r
    UNION ALL
    SELECT 17, r::text FROM pg_catalog.pg_statistic_ext r
    UNION ALL
    SELECT 18, r::text
    FROM pg_catalog.pg_description r
    WHERE r.objoid >= 16384 OR r.classoid = 'pg_namespace'::regclass
    UNION ALL
    -- Those of `dependencies.sql`, and the owners of sequences.
    SELECT 19, r::text
    FROM pg_catalog.pg_depend r
    WHERE r.objid >= 16384
        AND r.refobjid >= 16384
        AND r.refclassid <> 'pg_namespace'::regclass
        AND NOT (r.deptype = 'a' AND r.refobjsubid > 0 AND r.classid <> 'pg_class'::regclass)
        AND NOT (r.deptype = 'i' AND r.classid = 'pg_trigger'::regclass)
    UNION ALL
    SELECT 20, r::text FROM pg_catalog.pg_namespace r WHERE r.oid >= 16384 OR r.oid = 2200
    UNION ALL
    SELECT 21, r::text
    FROM pg_catalog.pg_init_privs r
    WHERE r.classoid = 'pg_namespace'::regclass
    UNION ALL
    SELECT 22, r::text FROM pg_catalog.pg_default_acl r
    UNION ALL
    SELECT 23, r::text FROM pg_catalog.pg_event_trigger r
    UNION ALL
    SELECT 24, r::text FROM pg_catalog.pg_publication r
    UNION ALL
    SELECT 25, r::text FROM pg_catalog.pg_publication_rel r
    UNION ALL
    SELECT 26, r::text FROM pg_catalog.pg_publication_namespace r -- since 15
    UNION ALL -- since 15
    -- A package can change the comment of its extension.
    SELECT 27, ROW(r, (
        SELECT a.comment FROM pg_catalog.pg_available_extensions() a WHERE a.name = r.extname
    ))::text
    FROM pg_catalog.pg_extension r
    WHERE r.oid >= 16384
    UNION ALL
    SELECT 28, r::text FROM pg_catalog.pg_operator r WHERE r.oid >= 16384
    UNION ALL
    SELECT 29, r::text FROM pg_catalog.pg_opfamily r WHERE r.oid >= 16384
    UNION ALL
    SELECT 30, r::text FROM pg_catalog.pg_opclass r WHERE r.oid >= 16384
    UNION ALL
    SELECT 31, r::text FROM pg_catalog.pg_amop r WHERE r.oid >= 16384
    UNION ALL
    SELECT 32, r::text FROM pg_catalog.pg_amproc r WHERE r.oid >= 16384
    UNION ALL
    SELECT 33, r::text FROM pg_catalog.pg_cast r WHERE r.oid >= 16384
    UNION ALL
    SELECT 34, r::text FROM pg_catalog.pg_collation r WHERE r.oid >= 16384
    UNION ALL
    SELECT 35, r::text FROM pg_catalog.pg_conversion r WHERE r.oid >= 16384
    UNION ALL
    SELECT 36, r::text FROM pg_catalog.pg_ts_config r WHERE r.oid >= 16384
    UNION ALL
    SELECT 37, r::text FROM pg_catalog.pg_ts_config_map r WHERE r.mapcfg >= 16384
    UNION ALL
    SELECT 38, r::text FROM pg_catalog.pg_ts_dict r WHERE r.oid >= 16384
    UNION ALL
    SELECT 39, r::text FROM pg_catalog.pg_ts_parser r WHERE r.oid >= 16384
    UNION ALL
    SELECT 40, r::text FROM pg_catalog.pg_ts_template r WHERE r.oid >= 16384
    UNION ALL
    SELECT 41, r::text FROM pg_catalog.pg_foreign_data_wrapper r
    UNION ALL
    SELECT 42, r::text FROM pg_catalog.pg_foreign_server r
    UNION ALL
    SELECT 43, r::text FROM pg_catalog.pg_foreign_table r
    UNION ALL
    SELECT 44, ROW(r.umid, r.srvname, r.usename)::text FROM pg_catalog.pg_user_mappings r
    UNION ALL
    SELECT 45, r::text FROM pg_catalog.pg_language r WHERE r.oid >= 16384
    UNION ALL
    SELECT 46, r::text FROM pg_catalog.pg_transform r WHERE r.oid >= 16384
    UNION ALL
    SELECT 47, r::text FROM pg_catalog.pg_am r WHERE r.oid >= 16384
    UNION ALL
    -- The roles that objects of this database name: in policies and default privileges.
    SELECT 48, ROW(r.oid, r.rolname)::text
    FROM pg_catalog.pg_roles r
    WHERE r.oid = 10
        OR r.oid IN (
            SELECT s.refobjid
            FROM pg_catalog.pg_shdepend s
            JOIN pg_catalog.pg_database d ON d.oid = s.dbid
            WHERE s.refclassid = 'pg_authid'::regclass
                AND d.datname = pg_catalog.current_database()
        )
    UNION ALL
    SELECT 49, ROW(r.oid, r.spcname)::text FROM pg_catalog.pg_tablespace r
    UNION ALL
    SELECT 50, ROW(v.subid, r.subname)::text
    FROM pg_catalog.pg_stat_subscription v
    JOIN pg_catalog.pg_subscription r ON r.subname = v.subname
        AND r.oid = v.subid -- since 15
    JOIN pg_catalog.pg_database d ON d.oid = r.subdbid
    WHERE d.datname = pg_catalog.current_database()
) r
