DROP VIEW "public"."big_items";
DROP VIEW "public"."item_quantities";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.qty that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "qty" TYPE integer;
CREATE VIEW "public"."item_quantities" AS SELECT items.id,
    items.qty
   FROM public.items;
CREATE VIEW "public"."big_items" AS SELECT item_quantities.id
   FROM public.item_quantities
  WHERE (item_quantities.qty > 100);
COMMENT ON VIEW "public"."big_items" IS 'more than 100';
