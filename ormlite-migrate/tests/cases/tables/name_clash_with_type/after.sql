CREATE TYPE status AS ENUM ('on', 'off');
CREATE TABLE status_log (id integer PRIMARY KEY, status status, statuses status[]);
CREATE TABLE _status_log (id integer PRIMARY KEY, entry status_log, entries status_log[]);
