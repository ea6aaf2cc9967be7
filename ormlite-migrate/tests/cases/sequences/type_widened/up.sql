ALTER SEQUENCE "public"."ticket_seq" AS bigint;
