ALTER DOMAIN "public"."quantity" DROP CONSTRAINT "quantity_positive";
