CREATE SEQUENCE ticket_numbers START WITH 100;
CREATE TABLE tickets (id bigint PRIMARY KEY DEFAULT nextval('ticket_numbers'));
