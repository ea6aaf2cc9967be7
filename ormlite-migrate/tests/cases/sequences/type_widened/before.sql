CREATE SEQUENCE ticket_seq AS integer;
SELECT nextval('ticket_seq');
