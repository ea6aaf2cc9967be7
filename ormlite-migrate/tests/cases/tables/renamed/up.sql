-- deletes the table public.client; locks public.client ACCESS EXCLUSIVE
DROP TABLE "public"."client";
CREATE SEQUENCE "public"."customer_id_seq" AS integer;
CREATE TABLE "public"."customer" (
    "id" integer DEFAULT nextval('public.customer_id_seq'::regclass) NOT NULL,
    "name" text,
    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);
ALTER SEQUENCE "public"."customer_id_seq" OWNED BY "public"."customer"."id";
