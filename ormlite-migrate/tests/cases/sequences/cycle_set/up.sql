ALTER SEQUENCE "public"."ticket_seq" CYCLE;
