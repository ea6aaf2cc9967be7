UPDATE ormlite.migrations
SET
    units = units + 1,
    units_checksum = $4,
    unit_state = NULL,
    success = $5
WHERE version = $1 AND name = $2 AND units = $3
RETURNING units
