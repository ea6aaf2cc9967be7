-- deletes the column public.products.attrs; locks public.products ACCESS EXCLUSIVE
ALTER TABLE "public"."products" DROP COLUMN "attrs";
DROP EXTENSION "hstore";
