DROP INDEX "public"."i" CASCADE;
