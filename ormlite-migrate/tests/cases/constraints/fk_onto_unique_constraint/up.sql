-- locks public.countries SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.countries with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "countries_code_key" ON "public"."countries" USING "btree" ("code");
ALTER TABLE "public"."countries" ADD CONSTRAINT "countries_code_key" UNIQUE USING INDEX "countries_code_key";
ALTER TABLE "public"."cities" ADD CONSTRAINT "cities_country_fkey" FOREIGN KEY ("country") REFERENCES "public"."countries" ("code") NOT VALID;
-- locks public.cities SHARE UPDATE EXCLUSIVE; locks public.countries ROW SHARE; reads all rows; has a transaction of its own; rows of public.cities without a row of public.countries make it fail
ALTER TABLE "public"."cities" VALIDATE CONSTRAINT "cities_country_fkey";
