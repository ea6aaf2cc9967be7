ALTER SEQUENCE "public"."queue_id_seq" SET UNLOGGED;
-- locks public.queue ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."queue" SET UNLOGGED;
