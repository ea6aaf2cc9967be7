ALTER DOMAIN "public"."quantity" SET DEFAULT 10;
