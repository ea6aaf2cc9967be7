INSERT INTO ormlite.migrations (version, name, domain, checksum, success, units)
VALUES ($1, $2, $3, $4, true, $5)
ON CONFLICT (version, name) DO NOTHING
RETURNING units
