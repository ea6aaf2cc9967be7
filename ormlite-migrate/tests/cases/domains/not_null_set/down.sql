ALTER DOMAIN "public"."quantity" DROP NOT NULL;
