-- locks public.v ACCESS EXCLUSIVE; statements that use the old name fail
ALTER MATERIALIZED VIEW "public"."v" RENAME TO "x";
ALTER INDEX "public"."v_id" RENAME TO "x_id";
