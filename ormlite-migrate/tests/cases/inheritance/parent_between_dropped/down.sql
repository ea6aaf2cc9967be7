ALTER TABLE "public"."tankers" NO INHERIT "public"."vehicles";
CREATE TABLE "public"."trucks" (
    "load_kg" integer
) INHERITS ("public"."vehicles");
ALTER TABLE "public"."tankers" INHERIT "public"."trucks";
