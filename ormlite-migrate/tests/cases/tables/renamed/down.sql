-- deletes the table public.customer; locks public.customer ACCESS EXCLUSIVE
DROP TABLE "public"."customer";
CREATE SEQUENCE "public"."client_id_seq" AS integer;
CREATE TABLE "public"."client" (
    "id" integer DEFAULT nextval('public.client_id_seq'::regclass) NOT NULL,
    "name" text,
    CONSTRAINT "client_pkey" PRIMARY KEY ("id")
);
ALTER SEQUENCE "public"."client_id_seq" OWNED BY "public"."client"."id";
