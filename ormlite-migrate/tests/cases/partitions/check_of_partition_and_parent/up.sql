ALTER TABLE "public"."p" ADD CONSTRAINT "ck" CHECK (b > 0) NOT VALID;
-- locks public.p SHARE UPDATE EXCLUSIVE; locks public.p1 SHARE UPDATE EXCLUSIVE; has a transaction of its own; rows of public.p that do not meet it make it fail
ALTER TABLE "public"."p" VALIDATE CONSTRAINT "ck";
