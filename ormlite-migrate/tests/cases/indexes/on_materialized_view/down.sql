-- locks public.sales_by_region SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."sales_by_region_idx";
