ALTER SEQUENCE "public"."p_s_seq" OWNED BY NONE;
ALTER TABLE "public"."p" DROP CONSTRAINT "pf";
-- deletes the table public.p1; locks public.p1 ACCESS EXCLUSIVE; locks public.p ACCESS EXCLUSIVE
DROP TABLE "public"."p1";
DROP TABLE "public"."p";
CREATE TABLE "public"."p" (
    "a" integer NOT NULL,
    "b" integer,
    "s" integer DEFAULT nextval('public.p_s_seq'::regclass) NOT NULL,
    CONSTRAINT "p_pkey" PRIMARY KEY ("a")
);
ALTER TABLE "public"."p" ADD CONSTRAINT "pf" FOREIGN KEY ("b") REFERENCES "public"."p" ("a");
ALTER SEQUENCE "public"."p_s_seq" OWNED BY "public"."p"."s";
