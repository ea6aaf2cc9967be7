-- deletes the column public.logins.who; locks public.logins ACCESS EXCLUSIVE
ALTER TABLE "public"."logins" DROP COLUMN "who";
