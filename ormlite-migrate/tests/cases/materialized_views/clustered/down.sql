ALTER TABLE "public"."sales_copy" SET WITHOUT CLUSTER;
