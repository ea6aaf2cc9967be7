ALTER SEQUENCE "public"."ticket_seq" NO CYCLE;
