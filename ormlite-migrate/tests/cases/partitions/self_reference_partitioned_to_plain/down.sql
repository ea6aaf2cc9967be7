ALTER SEQUENCE "public"."p_s_seq" OWNED BY NONE;
-- deletes the table public.p; locks public.p ACCESS EXCLUSIVE
DROP TABLE "public"."p";
CREATE TABLE "public"."p" (
    "a" integer NOT NULL,
    "b" integer,
    "s" integer DEFAULT nextval('public.p_s_seq'::regclass) NOT NULL
) PARTITION BY HASH (a);
CREATE TABLE "public"."p1" (
    "a" integer NOT NULL,
    "b" integer,
    "s" integer DEFAULT nextval('public.p_s_seq'::regclass) NOT NULL
);
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("a");
ALTER TABLE "public"."p1" ADD CONSTRAINT "p1_pkey" PRIMARY KEY ("a");
ALTER TABLE ONLY "public"."p" ATTACH PARTITION "public"."p1" FOR VALUES WITH (modulus 1, remainder 0);
ALTER INDEX "public"."p_pkey" ATTACH PARTITION "public"."p1_pkey";
ALTER TABLE "public"."p" ADD CONSTRAINT "pf" FOREIGN KEY ("b") REFERENCES "public"."p" ("a");
ALTER SEQUENCE "public"."p_s_seq" OWNED BY "public"."p"."s";
