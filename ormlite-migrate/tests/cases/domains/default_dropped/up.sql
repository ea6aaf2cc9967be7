ALTER DOMAIN "public"."created" DROP DEFAULT;
