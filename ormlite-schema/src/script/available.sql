DO $ormlite$
DECLARE
    missing text;
BEGIN
    SELECT string_agg(
        format('"%s" (package %s)', name, replace(package, '*', current_setting('server_version_num')::int / 10000 || '')),
        ', ' ORDER BY name
    )
    INTO missing
    FROM (VALUES {needed}) AS needed (name, package)
    WHERE name NOT IN (SELECT available.name::text FROM pg_available_extensions AS available);
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'the tables need extensions that this server does not have: %; install the packages on its machine', missing;
    END IF;
END
$ormlite$