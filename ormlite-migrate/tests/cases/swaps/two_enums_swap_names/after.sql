CREATE TYPE a_state AS ENUM ('up', 'down');
CREATE TYPE b_state AS ENUM ('on', 'off');
