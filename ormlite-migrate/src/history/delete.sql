DELETE FROM ormlite.migrations
WHERE version = $1 AND name = $2 AND undoing AND units = $3
RETURNING units
