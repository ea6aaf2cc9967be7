CREATE TYPE level AS ENUM ('debug', 'info', 'notice', 'error');
CREATE TABLE logs (id integer PRIMARY KEY, level level NOT NULL DEFAULT 'info');
CREATE TABLE log_filters (id integer PRIMARY KEY, min_level level DEFAULT 'error'::level, max_level level);
INSERT INTO logs VALUES (1, 'info'), (2, 'error');
INSERT INTO log_filters VALUES (1, 'debug', 'error');
