-- locks public.logs_2023 SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."logs_2023_id_idx";
