ALTER TABLE "app"."addresses" DROP CONSTRAINT "addresses_country_fkey";
-- deletes the table lookup.countries; locks lookup.countries ACCESS EXCLUSIVE
DROP TABLE "lookup"."countries";
DROP SCHEMA "lookup";
