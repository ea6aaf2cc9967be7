CREATE TYPE state AS ENUM ('on', 'off', 'broken');
CREATE TABLE switches (id integer PRIMARY KEY, state state CONSTRAINT switches_state_known CHECK (state IN ('on', 'off')), changed_at date, CONSTRAINT on_has_date CHECK (state <> 'on' OR changed_at IS NOT NULL));
INSERT INTO switches VALUES (1, 'on', '2023-01-01'), (2, 'off', NULL);
