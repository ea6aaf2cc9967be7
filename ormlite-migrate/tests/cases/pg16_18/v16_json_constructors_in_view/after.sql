CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_json AS SELECT JSON_OBJECT('id' : id, 'name' : name ABSENT ON NULL RETURNING jsonb) AS j FROM users;
CREATE VIEW user_array AS SELECT JSON_ARRAYAGG(name ORDER BY id RETURNING jsonb) AS names FROM users;
