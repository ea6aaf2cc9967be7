ALTER TABLE "public"."users" RENAME CONSTRAINT "nn_name" TO "name_required";
