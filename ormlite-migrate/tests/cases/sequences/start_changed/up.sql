ALTER SEQUENCE "public"."ticket_seq" START WITH 500;
