ALTER TABLE "public"."logins" ADD COLUMN "who" text DEFAULT SYSTEM_USER;
