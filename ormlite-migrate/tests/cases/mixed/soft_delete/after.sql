CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, deleted_at timestamptz);
CREATE UNIQUE INDEX users_email_live_idx ON users (email) WHERE deleted_at IS NULL;
CREATE VIEW user_list AS SELECT id, email FROM users WHERE deleted_at IS NULL;
CREATE RULE users_soft_delete AS ON DELETE TO users DO INSTEAD UPDATE users SET deleted_at = now() WHERE users.id = OLD.id AND users.deleted_at IS NULL;
