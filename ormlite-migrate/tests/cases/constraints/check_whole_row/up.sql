ALTER TABLE "public"."pairs" ADD CONSTRAINT "not_all_null" CHECK (NOT (pairs.* IS NULL)) NOT VALID;
-- locks public.pairs SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.pairs that do not meet it make it fail
ALTER TABLE "public"."pairs" VALIDATE CONSTRAINT "not_all_null";
