ALTER SEQUENCE "public"."ticket_seq" SET LOGGED;
