ALTER TABLE "public"."users" RENAME CONSTRAINT "name_required" TO "users_name_not_null";
