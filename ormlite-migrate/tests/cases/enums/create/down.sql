DROP TYPE "public"."order_status";
