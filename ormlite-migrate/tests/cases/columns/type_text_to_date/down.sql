-- locks public.events ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."events" ALTER COLUMN "day" TYPE text;
