ALTER SEQUENCE "public"."ticket_seq" AS bigint MAXVALUE 5000000000;
