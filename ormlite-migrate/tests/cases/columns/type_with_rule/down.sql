DROP RULE "log_items" ON "public"."items";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.price that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE integer;
CREATE RULE log_items AS
    ON UPDATE TO public.items
   WHERE (old.price <> new.price) DO  INSERT INTO public.item_log (item_id, old_price)
  VALUES (old.id, old.price);
