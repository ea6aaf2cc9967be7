ALTER TABLE "public"."files" DROP CONSTRAINT "files_url_excl";
