SET check_function_bodies = off;
DROP FUNCTION "public"."total_price"();
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.price that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE integer;
CREATE OR REPLACE FUNCTION public.total_price()
 RETURNS numeric
 LANGUAGE sql
BEGIN ATOMIC
 SELECT (sum(items.price))::numeric AS sum
    FROM public.items;
END;
