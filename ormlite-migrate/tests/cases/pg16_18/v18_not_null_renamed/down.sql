ALTER TABLE "public"."users" RENAME CONSTRAINT "name_required" TO "nn_name";
