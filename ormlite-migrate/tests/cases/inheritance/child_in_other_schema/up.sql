CREATE TABLE "fleet"."trucks" (
    "load_kg" integer,
    CONSTRAINT "trucks_load_kg_check" CHECK (load_kg > 0)
) INHERITS ("public"."vehicles");
