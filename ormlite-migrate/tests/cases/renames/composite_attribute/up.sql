-- locks public.places ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TYPE "public"."place" RENAME ATTRIBUTE "city" TO "town" CASCADE;
ALTER TABLE "public"."t" DROP CONSTRAINT "t_p_check";
ALTER TABLE "public"."t" ADD CONSTRAINT "t_p_check" CHECK ((p).town <> ''::text) NOT VALID;
-- locks public.t SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.t that do not meet it make it fail
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "t_p_check";
