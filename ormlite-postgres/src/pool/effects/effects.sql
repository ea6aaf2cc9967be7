-- Whether a query of tables (`reads`), or a statement that changes them (`writes`), may run a
-- function that leaves state in its session. When in doubt, it may.
WITH RECURSIVE
-- The server's own volatile functions that leave nothing. Those that are not volatile leave
-- nothing either; the others may.
harmless(name) AS (
    SELECT unnest(ARRAY[
        'clock_timestamp', 'currval', 'gen_random_uuid', 'lastval', 'nextval',
        'pg_advisory_xact_lock', 'pg_advisory_xact_lock_shared', 'pg_current_wal_lsn',
        'pg_notify', 'pg_relation_size', 'pg_sleep', 'pg_table_size',
        'pg_total_relation_size', 'pg_try_advisory_xact_lock',
        'pg_try_advisory_xact_lock_shared', 'random', 'random_normal', 'setval',
        'suppress_redundant_updates_trigger', 'timeofday', 'tsvector_update_trigger',
        'tsvector_update_trigger_column', 'uuidv4', 'uuidv7',
        -- Of the extensions that come with the server.
        'autoinc', 'gen_random_bytes', 'gen_salt', 'insert_username', 'lo_manage', 'moddatetime',
        'triggered_change_notification', 'uuid_generate_v1', 'uuid_generate_v1mc',
        'uuid_generate_v4'
    ])
),
risky AS (
    SELECT oid, proname FROM pg_catalog.pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace
      AND provolatile = 'v' AND prorettype <> 'trigger'::regtype
      AND prolang <> 0 AND proname NOT IN (SELECT name FROM harmless)
      -- Called by the server alone.
      AND proname NOT IN ('bernoulli', 'system') AND NOT starts_with(proname, 'binary_upgrade_')
      AND NOT ('internal'::regtype = ANY (proargtypes::oid[]))
),
calm(source) AS (
    SELECT 'aggregate_dummy'
    UNION ALL
    SELECT prosrc FROM pg_catalog.pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND provolatile <> 'v'
),
-- Trees name functions and tables by number; who updates the view of settings sets one.
pattern AS (
    SELECT ':((funcid|opfuncid|aggfnoid|winfnoid) (' || string_agg(oid::text, '|')
           || ')|relid ' || 'pg_catalog.pg_settings'::regclass::oid || ')\M' AS tree
    FROM risky
),
-- The functions of the database, with what their bodies hold.
own AS (
    SELECT p.oid, lower(p.proname) AS name, l.lanname AS language,
           p.provolatile AS volatility,
           p.proname IN (SELECT name FROM harmless) AS harmless,
           p.prosrc AS source,
           CASE WHEN atomic.tree IS NULL THEN lower(p.prosrc) END AS body,
           atomic.tree
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang,
         LATERAL (SELECT to_jsonb(p) ->> 'prosqlbody' AS tree) atomic
    WHERE p.oid >= 16384
),
-- What may leave state by itself.
direct AS (
    SELECT oid, name FROM own
    WHERE CASE
        -- Another name for one of the server's own, or an aggregate of functions that are looked at.
        WHEN language = 'internal' THEN source NOT IN (SELECT source FROM calm)
        WHEN language = 'c' THEN volatility = 'v' AND NOT harmless
        -- A body of BEGIN ATOMIC or RETURN holds queries alone.
        WHEN tree IS NOT NULL THEN tree ~ (SELECT pattern.tree FROM pattern)
        WHEN language IN ('sql', 'plpgsql') THEN
            body ~ 'u&'
            OR body ~ '\m(alter|call|copy|create|deallocate|discard|drop|execute|hold|import|listen|load|pg_settings|pg_temp|prepare|reset|temp|temporary|unlisten)\M'
            OR body ~ '\mdo\M(?!\s+(nothing|update)\M)'
            OR CASE
                -- The SET of an UPDATE sets nothing; a comment could pose as one.
                WHEN body ~ '(--|/\*)' THEN body
                ELSE regexp_replace(
                    body,
                    '\m(do\s+update|update\s+(only\s+)?[a-z0-9_.]+(\s+(as\s+)?[a-z0-9_]+)?)\s+set\M',
                    '', 'g')
            END ~ '\mset\M'
            OR EXISTS (SELECT FROM risky WHERE position(proname IN body) > 0)
        ELSE true
    END
),
-- And what calls it.
leaves AS (
    SELECT oid, name FROM direct
    UNION
    SELECT own.oid, own.name FROM leaves JOIN own ON CASE
        WHEN own.tree IS NOT NULL THEN EXISTS (
            SELECT FROM pg_catalog.pg_depend d
            WHERE (d.classid, d.objid) = ('pg_proc'::regclass, own.oid)
              AND (d.refclassid, d.refobjid) = ('pg_proc'::regclass, leaves.oid))
        WHEN leaves.name ~ '^[a-z0-9_]+$' THEN own.body ~ ('\m' || leaves.name || '\M')
        ELSE position(leaves.name IN own.body) > 0
    END
),
-- The functions that something else than a call in a statement's text runs.
used AS (
    SELECT d.refobjid AS oid,
           -- A query may cast to a domain, and compute a virtual column.
           CASE d.classid
               WHEN 'pg_constraint'::regclass THEN EXISTS (
                   SELECT FROM pg_catalog.pg_constraint c
                   WHERE c.oid = d.objid AND c.contypid <> 0)
               WHEN 'pg_attrdef'::regclass THEN EXISTS (
                   SELECT FROM pg_catalog.pg_attrdef e
                   JOIN pg_catalog.pg_attribute a ON (a.attrelid, a.attnum) = (e.adrelid, e.adnum)
                   WHERE e.oid = d.objid AND a.attgenerated <> '')
               ELSE d.classid NOT IN ('pg_trigger'::regclass, 'pg_class'::regclass,
                                      'pg_type'::regclass)
           END AS by_reads
    FROM pg_catalog.pg_depend d
    WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid >= 16384
      AND d.classid IN ('pg_trigger'::regclass, 'pg_attrdef'::regclass,
                        'pg_constraint'::regclass, 'pg_class'::regclass, 'pg_type'::regclass,
                        'pg_rewrite'::regclass, 'pg_policy'::regclass, 'pg_operator'::regclass,
                        'pg_cast'::regclass, 'pg_proc'::regclass,
                        'pg_amproc'::regclass)
    UNION ALL
    -- One that has the name of a function of the server's, for other types.
    SELECT own.oid, true FROM own
    WHERE EXISTS (SELECT FROM pg_catalog.pg_proc p
                  WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname = own.name)
),
-- Expressions that are kept as trees.
trees(by_reads, tree) AS (
    SELECT true, ev_action::text || ev_qual::text FROM pg_catalog.pg_rewrite WHERE oid >= 16384
    UNION ALL
    SELECT true, concat(polqual, polwithcheck) FROM pg_catalog.pg_policy
    UNION ALL
    SELECT a.attgenerated <> '', adbin::text
    FROM pg_catalog.pg_attrdef e
    JOIN pg_catalog.pg_attribute a ON (a.attrelid, a.attnum) = (e.adrelid, e.adnum)
    UNION ALL
    SELECT contypid <> 0, conbin::text FROM pg_catalog.pg_constraint
    WHERE conbin IS NOT NULL AND oid >= 16384
    UNION ALL
    SELECT false, tgqual::text FROM pg_catalog.pg_trigger WHERE tgqual IS NOT NULL
    UNION ALL
    SELECT false, concat(indexprs, indpred) FROM pg_catalog.pg_index
    WHERE indexrelid >= 16384 AND (indexprs IS NOT NULL OR indpred IS NOT NULL)
    UNION ALL
    SELECT false, typdefaultbin::text FROM pg_catalog.pg_type
    WHERE typdefaultbin IS NOT NULL AND oid >= 16384
),
found AS (
    SELECT used.by_reads FROM used JOIN leaves USING (oid)
    UNION ALL
    SELECT trees.by_reads FROM trees, pattern WHERE trees.tree ~ pattern.tree
),
-- A function that queries run may itself write.
writing AS (
    SELECT FROM used JOIN own USING (oid)
    WHERE used.by_reads AND own.language IN ('sql', 'plpgsql')
      AND (own.body ~ '\m(insert|update|delete|merge)\M' OR own.tree ~ ':commandType [2-5]\M')
)
SELECT pg_catalog.pg_backend_pid(),
       coalesce(bool_or(by_reads), false)
           OR (count(*) > 0 AND EXISTS (SELECT FROM writing)) AS reads,
       count(*) > 0 AS writes
FROM found
