ALTER DOMAIN "public"."quantity" VALIDATE CONSTRAINT "quantity_positive";
