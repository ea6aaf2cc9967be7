-- $1: tables and views
SELECT
    a.attrelid AS relation,
    a.attnum AS number,
    a.attname AS name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
    quote_ident(con.nspname) || '.' || quote_ident(co.collname) AS collation,
    a.attnotnull AS not_null,
    nn.conname AS not_null_name, -- since 18
    nn.oid AS not_null_oid, -- since 18
    nn.connoinherit AS not_null_no_inherit, -- since 18
    NOT nn.convalidated AS not_null_not_valid, -- since 18
    -- A partition that declares what its parent declares has it from its parent once it is attached.
    NOT nn.conislocal OR nn.coninhcount > 0 AND cl.relispartition AS not_null_inherited, -- since 18
    d.oid AS default_oid,
    pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS default,
    nullif(a.attgenerated, '') AS generated,
    nullif(a.attidentity, '') AS identity,
    CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage,
    nullif(a.attcompression, '') AS compression, -- since 14
    nullif(a.attstattarget, -1) AS statistics,
    a.attoptions AS options,
    NOT a.attislocal AS inherited
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class cl ON cl.oid = a.attrelid
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation co
    ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN pg_catalog.pg_namespace con ON con.oid = co.collnamespace
LEFT JOIN pg_catalog.pg_constraint nn -- since 18
    ON nn.conrelid = a.attrelid AND nn.contype = 'n' AND nn.conkey[1] = a.attnum -- since 18
WHERE a.attrelid = ANY ($1::oid[])
    AND a.attnum > 0
    AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
