ALTER SEQUENCE "public"."queue_id_seq" SET LOGGED;
-- locks public.queue ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."queue" SET LOGGED;
