SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.take(s text, n integer)
 RETURNS TABLE(was integer, is_now integer)
 LANGUAGE sql
BEGIN ATOMIC
 UPDATE public.stock SET qty = (stock.qty - take.n)
   WHERE (stock.sku = take.s)
   RETURNING old.qty,
     new.qty;
END;
