SELECT
    version,
    name,
    domain,
    checksum,
    executed_at,
    execution_time_ms,
    success,
    undoing,
    units,
    units_checksum,
    unit_state
FROM ormlite.migrations
ORDER BY length(version), version, name
