CREATE SCHEMA IF NOT EXISTS "lookup";
CREATE TABLE "lookup"."countries" (
    "code" character(2) NOT NULL,
    CONSTRAINT "countries_pkey" PRIMARY KEY ("code")
);
ALTER TABLE "app"."addresses" ADD CONSTRAINT "addresses_country_fkey" FOREIGN KEY ("country") REFERENCES "lookup"."countries" ("code") NOT VALID;
-- locks app.addresses SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of app.addresses without a row of lookup.countries make it fail
ALTER TABLE "app"."addresses" VALIDATE CONSTRAINT "addresses_country_fkey";
