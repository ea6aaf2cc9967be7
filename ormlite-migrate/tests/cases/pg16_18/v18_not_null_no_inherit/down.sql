ALTER TABLE "public"."vehicles" ALTER CONSTRAINT "vehicles_name_not_null" INHERIT;
