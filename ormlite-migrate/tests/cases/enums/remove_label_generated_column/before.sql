CREATE TYPE state AS ENUM ('on', 'off', 'broken');
CREATE TABLE lamps (id integer PRIMARY KEY, state state, is_on boolean GENERATED ALWAYS AS (state = 'on'::state) STORED);
INSERT INTO lamps (id, state) VALUES (1, 'on'), (2, 'off');
