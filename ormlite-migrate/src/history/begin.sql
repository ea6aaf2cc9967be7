INSERT INTO ormlite.migrations AS m (version, name, domain, checksum)
VALUES ($1, $2, $3, $4)
ON CONFLICT (version, name) DO UPDATE
SET domain = excluded.domain, checksum = excluded.checksum, executed_at = now()
WHERE NOT m.success AND NOT m.undoing
RETURNING units
