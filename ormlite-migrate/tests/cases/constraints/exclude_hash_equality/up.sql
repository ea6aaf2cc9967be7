-- locks public.files ACCESS EXCLUSIVE; builds an index; rows of public.files that exclude each other make it fail
ALTER TABLE "public"."files" ADD CONSTRAINT "files_url_excl" EXCLUDE USING "hash" ("url" WITH =);
