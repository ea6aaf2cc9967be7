CREATE DOMAIN "public"."email" AS public.citext;
ALTER DOMAIN "public"."email" ADD CONSTRAINT "email_check" CHECK (VALUE OPERATOR(public.~) '^[^@]+@[^@]+$'::public.citext);
CREATE TABLE "public"."users" (
    "id" integer NOT NULL,
    "email" public.email NOT NULL,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
