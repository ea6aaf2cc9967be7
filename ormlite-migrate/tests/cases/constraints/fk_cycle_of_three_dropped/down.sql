CREATE TABLE "public"."a" (
    "id" integer NOT NULL,
    "next_id" integer,
    CONSTRAINT "a_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."b" (
    "id" integer NOT NULL,
    "next_id" integer,
    CONSTRAINT "b_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."c" (
    "id" integer NOT NULL,
    "next_id" integer,
    CONSTRAINT "c_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."a" ADD CONSTRAINT "a_next_id_fkey" FOREIGN KEY ("next_id") REFERENCES "public"."c" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "public"."b" ADD CONSTRAINT "b_next_id_fkey" FOREIGN KEY ("next_id") REFERENCES "public"."a" ("id");
ALTER TABLE "public"."c" ADD CONSTRAINT "c_next_id_fkey" FOREIGN KEY ("next_id") REFERENCES "public"."b" ("id");
