-- locks public.files ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."files" ALTER COLUMN "content" TYPE text;
