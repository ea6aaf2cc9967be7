ALTER TABLE "public"."p" DROP CONSTRAINT "ck";
ALTER TABLE "public"."p1" ADD CONSTRAINT "ck" CHECK (b > 0) NOT VALID;
-- locks public.p1 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.p1 that do not meet it make it fail
ALTER TABLE "public"."p1" VALIDATE CONSTRAINT "ck";
