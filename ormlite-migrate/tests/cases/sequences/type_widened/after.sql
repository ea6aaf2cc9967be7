CREATE SEQUENCE ticket_seq AS bigint;
