ALTER DOMAIN "public"."created" SET DEFAULT now();
