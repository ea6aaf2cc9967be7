ALTER TABLE "public"."users" DROP CONSTRAINT "c1";
ALTER TABLE "public"."users" DROP CONSTRAINT "c2";
ALTER TABLE "public"."users" ADD CONSTRAINT "c1" CHECK (age > 0) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.users that do not meet it make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "c1";
ALTER TABLE "public"."users" ADD CONSTRAINT "c2" CHECK (age < 150) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.users that do not meet it make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "c2";
