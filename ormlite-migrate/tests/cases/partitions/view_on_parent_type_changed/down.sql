DROP VIEW "public"."log_sizes";
-- locks public.logs ACCESS EXCLUSIVE; locks public.logs_2023 ACCESS EXCLUSIVE; writes all rows anew; values of public.logs.size that the type integer cannot hold make it fail
ALTER TABLE "public"."logs" ALTER COLUMN "size" TYPE integer;
CREATE VIEW "public"."log_sizes" AS SELECT logs.at,
    logs.size
   FROM public.logs;
