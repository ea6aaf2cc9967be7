UPDATE ormlite.migrations
SET unit_state = $4
WHERE version = $1 AND name = $2 AND units = $3
RETURNING units
