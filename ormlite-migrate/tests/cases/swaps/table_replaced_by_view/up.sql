-- deletes the table public.users; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."users";
CREATE TABLE "public"."people" (
    "id" integer NOT NULL,
    "name" text,
    "active" boolean DEFAULT true,
    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);
CREATE VIEW "public"."users" AS SELECT people.id,
    people.name
   FROM public.people
  WHERE people.active;
