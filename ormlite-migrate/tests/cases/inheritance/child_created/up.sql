CREATE TABLE "public"."trucks" (
    "load_kg" integer
) INHERITS ("public"."vehicles");
ALTER TABLE "public"."trucks" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "public"."trucks" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE ONLY "public"."trucks" ALTER COLUMN "wheels" SET DEFAULT 4;
