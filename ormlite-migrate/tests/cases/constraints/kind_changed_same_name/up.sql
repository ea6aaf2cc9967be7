ALTER TABLE "public"."slots" DROP CONSTRAINT "slots_code";
ALTER TABLE "public"."slots" ADD CONSTRAINT "slots_code" CHECK (code <> ''::text) NOT VALID;
-- locks public.slots SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.slots that do not meet it make it fail
ALTER TABLE "public"."slots" VALIDATE CONSTRAINT "slots_code";
