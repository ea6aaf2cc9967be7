UPDATE ormlite.migrations
SET execution_time_ms = execution_time_ms + $3
WHERE version = $1 AND name = $2
RETURNING units
