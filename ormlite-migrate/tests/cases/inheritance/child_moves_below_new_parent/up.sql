ALTER TABLE "public"."tankers" NO INHERIT "public"."vehicles";
-- deletes the column public.vehicles.name; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "name";
ALTER TABLE "public"."tankers" ADD COLUMN "color" text;
ALTER TABLE "public"."tankers" ADD COLUMN "load_kg" integer;
ALTER TABLE "public"."vehicles" ADD COLUMN "color" text;
CREATE TABLE "public"."trucks" (
    "load_kg" integer
) INHERITS ("public"."vehicles");
ALTER TABLE "public"."tankers" INHERIT "public"."trucks";
