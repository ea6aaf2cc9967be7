-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "position" TYPE text;
