DROP VIEW "public"."log_sizes";
-- locks public.logs ACCESS EXCLUSIVE; locks public.logs_2023 ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs" ALTER COLUMN "size" TYPE bigint;
CREATE VIEW "public"."log_sizes" AS SELECT logs.at,
    logs.size
   FROM public.logs;
