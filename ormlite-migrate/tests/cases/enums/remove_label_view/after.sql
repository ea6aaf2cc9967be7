CREATE TYPE ticket_state AS ENUM ('open', 'closed');
CREATE TABLE tickets (id integer PRIMARY KEY, state ticket_state);
CREATE VIEW open_tickets AS SELECT id, state FROM tickets WHERE state = 'open'::ticket_state;
CREATE VIEW open_ticket_count AS SELECT count(*) AS n FROM open_tickets;
