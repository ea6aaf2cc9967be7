CREATE TABLE "public"."categories" (
    "id" integer NOT NULL,
    "parent_id" integer,
    CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."categories" ADD CONSTRAINT "categories_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "public"."categories" ("id") ON DELETE CASCADE;
