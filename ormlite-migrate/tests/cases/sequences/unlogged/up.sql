ALTER SEQUENCE "public"."ticket_seq" SET UNLOGGED;
