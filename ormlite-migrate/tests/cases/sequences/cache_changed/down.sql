ALTER SEQUENCE "public"."ticket_seq" CACHE 1;
