ALTER TABLE "public"."p" ADD CONSTRAINT "ck" CHECK (b > 0) NOT VALID;
-- locks public.p1 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own
ALTER TABLE "public"."p1" VALIDATE CONSTRAINT "ck";
