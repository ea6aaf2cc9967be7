ALTER TABLE "public"."users" ADD CONSTRAINT "users_a_check2" CHECK (a <> 5) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.users that do not meet it make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_a_check2";
