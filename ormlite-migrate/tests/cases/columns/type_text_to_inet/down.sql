-- locks public.visits ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."visits" ALTER COLUMN "ip" TYPE text;
