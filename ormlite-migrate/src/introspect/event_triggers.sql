SELECT
    t.oid,
    t.evtname AS name,
    t.evtevent AS event,
    t.evttags AS tags,
    json_build_array(n.nspname, p.proname) AS function,
    t.evtenabled AS enabled
FROM pg_catalog.pg_event_trigger t
JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend e
    WHERE e.classid = 'pg_event_trigger'::regclass AND e.objid = t.oid AND e.deptype = 'e'
)
