CREATE TYPE status AS ENUM ('on', 'off');
