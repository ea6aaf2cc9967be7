UPDATE ormlite.migrations
SET
    units = units + $3,
    units_checksum = $4,
    success = $5,
    unit_state = NULL
WHERE version = $1 AND name = $2 AND unit_state IS NOT NULL AND NOT undoing
RETURNING units
