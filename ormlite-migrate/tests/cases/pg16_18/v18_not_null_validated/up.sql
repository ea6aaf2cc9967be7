-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.users.name make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "name_required";
