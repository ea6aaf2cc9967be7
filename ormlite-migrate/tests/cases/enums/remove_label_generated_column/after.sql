CREATE TYPE state AS ENUM ('on', 'off');
CREATE TABLE lamps (id integer PRIMARY KEY, state state, is_on boolean GENERATED ALWAYS AS (state = 'on'::state) STORED);
