DROP RULE "log_items" ON "public"."items";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE bigint;
CREATE RULE log_items AS
    ON UPDATE TO public.items
   WHERE (old.price <> new.price) DO  INSERT INTO public.item_log (item_id, old_price)
  VALUES (old.id, old.price);
