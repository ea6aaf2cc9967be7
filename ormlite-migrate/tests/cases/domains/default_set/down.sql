ALTER DOMAIN "public"."quantity" DROP DEFAULT;
