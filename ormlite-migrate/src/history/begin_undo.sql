UPDATE ormlite.migrations
SET success = false, undoing = true, units = 0, units_checksum = '', unit_state = NULL
WHERE version = $1 AND name = $2 AND success
RETURNING units
