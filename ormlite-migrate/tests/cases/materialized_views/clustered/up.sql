ALTER TABLE "public"."sales_copy" CLUSTER ON "sales_copy_id_idx";
