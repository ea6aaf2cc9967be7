CREATE SEQUENCE "public"."users_id_seq" AS integer;
GRANT USAGE ON SEQUENCE "public"."users_id_seq" TO "app_reader";
CREATE TABLE "public"."users" (
    "id" integer DEFAULT nextval('public.users_id_seq'::regclass) NOT NULL,
    "name" text,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
GRANT SELECT ("id") ON TABLE "public"."users" TO "app_reader";
GRANT SELECT ("name") ON TABLE "public"."users" TO "app_reader";
GRANT INSERT ON TABLE "public"."users" TO "app_reader";
ALTER SEQUENCE "public"."users_id_seq" OWNED BY "public"."users"."id";
