ALTER SEQUENCE "public"."ticket_seq" AS smallint MAXVALUE 30000;
