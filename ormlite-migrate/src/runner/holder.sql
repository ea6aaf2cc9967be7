SELECT
    a.pid,
    coalesce(a.application_name, '') AS application,
    host(a.client_addr) AS address,
    left(coalesce(a.query, ''), 200) AS statement,
    coalesce(extract(epoch FROM clock_timestamp() - a.query_start), 0)::bigint AS seconds
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory'
    AND l.granted
    AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())
    AND (l.classid::bigint << 32) + l.objid::bigint = $1
    AND l.objsubid = 1
