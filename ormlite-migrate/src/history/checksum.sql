UPDATE ormlite.migrations
SET checksum = $3
WHERE version = $1 AND name = $2 AND success
RETURNING units
