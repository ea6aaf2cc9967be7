CREATE TABLE "public"."trucks" (
    "load_kg" integer
) INHERITS ("public"."vehicles");
ALTER TABLE "public"."trucks" ALTER COLUMN "id" SET NOT NULL;
