ALTER TABLE "public"."users" RENAME CONSTRAINT "users_name_not_null" TO "name_required";
