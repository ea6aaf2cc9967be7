CREATE SEQUENCE "public"."customers_id_seq" AS integer;
CREATE TABLE "public"."customers" (
    "id" integer DEFAULT nextval('public.customers_id_seq'::regclass) NOT NULL,
    "name" text NOT NULL,
    "email" character varying(200),
    CONSTRAINT "customers_email_key" UNIQUE ("email"),
    CONSTRAINT "customers_name_check" CHECK (name <> ''::text),
    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
ALTER SEQUENCE "public"."customers_id_seq" OWNED BY "public"."customers"."id";
