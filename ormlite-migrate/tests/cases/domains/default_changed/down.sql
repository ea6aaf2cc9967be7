ALTER DOMAIN "public"."quantity" SET DEFAULT 1;
