-- deletes the table public.counter; locks public.counter ACCESS EXCLUSIVE
DROP TABLE "public"."counter";
CREATE SEQUENCE "public"."counter" AS bigint;
