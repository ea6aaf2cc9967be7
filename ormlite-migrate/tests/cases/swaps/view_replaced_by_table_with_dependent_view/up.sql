DROP VIEW "public"."user_names";
DROP VIEW "public"."users";
CREATE TABLE "public"."users" (
    "id" integer NOT NULL,
    "name" text,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
CREATE VIEW "public"."user_names" AS SELECT users.name
   FROM public.users;
