ALTER TABLE "public"."vehicles" ALTER CONSTRAINT "named" INHERIT;
