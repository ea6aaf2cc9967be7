SET check_function_bodies = off;
DROP FUNCTION "public"."total_price"();
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE bigint;
CREATE OR REPLACE FUNCTION public.total_price()
 RETURNS numeric
 LANGUAGE sql
BEGIN ATOMIC
 SELECT sum(items.price) AS sum
    FROM public.items;
END;
