ALTER DOMAIN "public"."quantity" SET NOT NULL;
