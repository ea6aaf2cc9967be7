SELECT
    o.class::oid,
    o.oid,
    o.part,
    o.target,
    g.grantee = o.owner AS is_owner,
    CASE WHEN g.grantee <> 0 THEN pg_catalog.pg_get_userbyid(g.grantee) END AS role,
    g.privilege_type AS privilege,
    g.is_grantable AS grantable
FROM (
    SELECT
        'pg_class'::regclass AS class,
        c.oid,
        0 AS part,
        NULL::json AS target,
        c.relowner AS owner,
        c.relacl AS acl,
        pg_catalog.acldefault(
            CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner
        ) AS default
    FROM pg_catalog.pg_class c
    UNION ALL
    SELECT 'pg_class'::regclass, a.attrelid, a.attnum, NULL, c.relowner, a.attacl, '{}'
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT
        'pg_proc'::regclass, p.oid, 0, NULL, p.proowner, p.proacl,
        pg_catalog.acldefault('f', p.proowner)
    FROM pg_catalog.pg_proc p
    UNION ALL
    SELECT
        'pg_type'::regclass, t.oid, 0, NULL, t.typowner, t.typacl,
        pg_catalog.acldefault('T', t.typowner)
    FROM pg_catalog.pg_type t
    UNION ALL
    -- The schema public has privileges of its own from the start.
    SELECT
        'pg_namespace'::regclass, n.oid, 0, NULL, n.nspowner, n.nspacl,
        coalesce(i.initprivs, pg_catalog.acldefault('n', n.nspowner))
    FROM pg_catalog.pg_namespace n
    LEFT JOIN pg_catalog.pg_init_privs i
        ON i.classoid = 'pg_namespace'::regclass AND i.objoid = n.oid AND i.privtype = 'i'
    UNION ALL
    SELECT
        'pg_language'::regclass, l.oid, 0, NULL, l.lanowner, l.lanacl,
        pg_catalog.acldefault('l', l.lanowner)
    FROM pg_catalog.pg_language l
    UNION ALL
    SELECT
        'pg_foreign_data_wrapper'::regclass, w.oid, 0, NULL, w.fdwowner, w.fdwacl,
        pg_catalog.acldefault('F', w.fdwowner)
    FROM pg_catalog.pg_foreign_data_wrapper w
    UNION ALL
    SELECT
        'pg_foreign_server'::regclass, s.oid, 0, NULL, s.srvowner, s.srvacl,
        pg_catalog.acldefault('S', s.srvowner)
    FROM pg_catalog.pg_foreign_server s
    UNION ALL
    SELECT
        'pg_default_acl'::regclass, d.oid, 0,
        json_build_array(
            CASE d.defaclobjtype
                WHEN 'r' THEN 'TABLES'
                WHEN 'S' THEN 'SEQUENCES'
                WHEN 'f' THEN 'FUNCTIONS'
                WHEN 'T' THEN 'TYPES'
                WHEN 'n' THEN 'SCHEMAS'
                WHEN 'L' THEN 'LARGE OBJECTS'
            END,
            pg_catalog.pg_get_userbyid(d.defaclrole),
            n.nspname
        ),
        d.defaclrole, d.defaclacl, NULL
    FROM pg_catalog.pg_default_acl d
    LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
) o
-- A row without a grantee is of an object on which no one has privileges.
LEFT JOIN LATERAL pg_catalog.aclexplode(o.acl) g ON true
WHERE o.acl IS NOT NULL
    AND (o.oid >= 16384 OR o.class = 'pg_namespace'::regclass)
    AND (o.acl @> o.default AND o.acl <@ o.default) IS NOT TRUE
