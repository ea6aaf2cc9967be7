SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.add_stock(s text, n integer)
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 MERGE INTO public.stock t
    USING ( SELECT add_stock.s AS sku,
             add_stock.n AS qty) x
    ON (t.sku = x.sku)
    WHEN MATCHED
     THEN UPDATE SET qty = (t.qty + x.qty)
    WHEN NOT MATCHED
     THEN INSERT (sku, qty)
      VALUES (x.sku, x.qty)
   RETURNING MERGE_ACTION() AS "merge_action";
END;
