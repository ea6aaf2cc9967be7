-- locks public.x ACCESS EXCLUSIVE; statements that use the old name fail
ALTER MATERIALIZED VIEW "public"."x" RENAME TO "v";
ALTER INDEX "public"."x_id" RENAME TO "v_id";
