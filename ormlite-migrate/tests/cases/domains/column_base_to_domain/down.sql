ALTER TABLE "public"."users" ALTER COLUMN "email" TYPE text;
