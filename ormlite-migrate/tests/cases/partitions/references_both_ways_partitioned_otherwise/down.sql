ALTER SEQUENCE "public"."p_s_seq" OWNED BY NONE;
ALTER SEQUENCE "public"."q_s_seq" OWNED BY NONE;
ALTER TABLE "public"."p" DROP CONSTRAINT "pf";
ALTER TABLE "public"."q" DROP CONSTRAINT "qf";
ALTER TABLE "public"."p" DETACH PARTITION "public"."p1";
ALTER TABLE "public"."q" DETACH PARTITION "public"."q1";
DROP TABLE "public"."p";
DROP TABLE "public"."q";
CREATE TABLE "public"."p" (
    "a" integer NOT NULL,
    "s" integer DEFAULT nextval('public.p_s_seq'::regclass) NOT NULL
) PARTITION BY HASH (a);
CREATE TABLE "public"."q" (
    "a" integer NOT NULL,
    "s" integer DEFAULT nextval('public.q_s_seq'::regclass) NOT NULL
) PARTITION BY HASH (a);
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("a");
ALTER TABLE ONLY "public"."q" ADD CONSTRAINT "q_pkey" PRIMARY KEY ("a");
-- locks public.p1 ACCESS EXCLUSIVE; reads all rows; rows of public.p1 outside of the bound make it fail
ALTER TABLE ONLY "public"."p" ATTACH PARTITION "public"."p1" FOR VALUES WITH (modulus 1, remainder 0);
-- locks public.q1 ACCESS EXCLUSIVE; reads all rows; rows of public.q1 outside of the bound make it fail
ALTER TABLE ONLY "public"."q" ATTACH PARTITION "public"."q1" FOR VALUES WITH (modulus 1, remainder 0);
ALTER INDEX "public"."p_pkey" ATTACH PARTITION "public"."p1_pkey";
ALTER INDEX "public"."q_pkey" ATTACH PARTITION "public"."q1_pkey";
-- locks public.p1 SHARE ROW EXCLUSIVE; locks public.q1 SHARE ROW EXCLUSIVE; reads all rows; rows of public.p without a row of public.q make it fail
ALTER TABLE "public"."p" ADD CONSTRAINT "pf" FOREIGN KEY ("s") REFERENCES "public"."q" ("a");
-- locks public.q1 SHARE ROW EXCLUSIVE; locks public.p1 SHARE ROW EXCLUSIVE; reads all rows; rows of public.q without a row of public.p make it fail
ALTER TABLE "public"."q" ADD CONSTRAINT "qf" FOREIGN KEY ("s") REFERENCES "public"."p" ("a");
ALTER SEQUENCE "public"."p_s_seq" OWNED BY "public"."p"."s";
ALTER SEQUENCE "public"."q_s_seq" OWNED BY "public"."q"."s";
