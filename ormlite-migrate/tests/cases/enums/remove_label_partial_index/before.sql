CREATE TYPE job_state AS ENUM ('queued', 'running', 'stalled', 'done');
CREATE TABLE jobs (id integer PRIMARY KEY, state job_state NOT NULL DEFAULT 'queued');
CREATE UNIQUE INDEX jobs_one_running ON jobs (state) WHERE state = 'running'::job_state;
INSERT INTO jobs VALUES (1, 'queued'), (2, 'running'), (3, 'done');
