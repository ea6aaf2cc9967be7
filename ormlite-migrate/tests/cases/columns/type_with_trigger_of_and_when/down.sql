DROP TRIGGER "items_price_changed" ON "public"."items";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.price that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE integer;
CREATE TRIGGER items_price_changed AFTER UPDATE OF price ON public.items FOR EACH ROW WHEN ((old.price IS DISTINCT FROM new.price)) EXECUTE FUNCTION public.log_price();
ALTER TABLE "public"."items" DISABLE TRIGGER "items_price_changed";
