CREATE TYPE ticket_state AS ENUM ('open', 'closed');
CREATE TABLE tickets (id integer PRIMARY KEY, state ticket_state);
CREATE MATERIALIZED VIEW tickets_by_state AS SELECT state, count(*) AS n FROM tickets GROUP BY state;
CREATE UNIQUE INDEX tickets_by_state_idx ON tickets_by_state (state);
