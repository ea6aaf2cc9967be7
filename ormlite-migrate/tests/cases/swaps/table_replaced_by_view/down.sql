DROP VIEW "public"."users";
-- deletes the table public.people; locks public.people ACCESS EXCLUSIVE
DROP TABLE "public"."people";
CREATE TABLE "public"."users" (
    "id" integer NOT NULL,
    "name" text,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
