ALTER TABLE "public"."prices" ADD CONSTRAINT "prices_item_fk" FOREIGN KEY ("item", PERIOD "valid") REFERENCES "public"."items" ("id", PERIOD "valid") NOT VALID;
-- locks public.prices SHARE UPDATE EXCLUSIVE; locks public.items ROW SHARE; reads all rows; has a transaction of its own; rows of public.prices without a row of public.items make it fail
ALTER TABLE "public"."prices" VALIDATE CONSTRAINT "prices_item_fk";
-- locks public.prices ACCESS EXCLUSIVE; builds an index; rows of public.prices with equal keys make it fail
ALTER TABLE "public"."prices" ADD CONSTRAINT "prices_once" UNIQUE ("item", "valid" WITHOUT OVERLAPS);
