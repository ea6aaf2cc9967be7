CREATE SEQUENCE "public"."vehicles_id_seq" AS integer;
CREATE TABLE "public"."vehicles" (
    "id" integer DEFAULT nextval('public.vehicles_id_seq'::regclass) NOT NULL,
    "name" text
);
CREATE TABLE "public"."trucks" (
    "load_kg" integer
) INHERITS ("public"."vehicles");
ALTER TABLE ONLY "public"."trucks" ALTER COLUMN "id" SET DEFAULT nextval('public.vehicles_id_seq'::regclass);
ALTER TABLE "public"."trucks" ALTER COLUMN "id" SET NOT NULL;
CREATE TABLE "public"."vans" (
    "seats" integer
) INHERITS ("public"."vehicles");
ALTER TABLE ONLY "public"."vans" ALTER COLUMN "id" SET DEFAULT nextval('public.vehicles_id_seq'::regclass);
ALTER TABLE "public"."vans" ALTER COLUMN "id" SET NOT NULL;
ALTER SEQUENCE "public"."vehicles_id_seq" OWNED BY "public"."vehicles"."id";
