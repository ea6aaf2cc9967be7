ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('a', 'c');
ALTER TABLE "public"."one" ALTER COLUMN "id" DROP IDENTITY;
CREATE SEQUENCE "public"."one_id_seq" AS integer;
-- locks public.one ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."one" ALTER COLUMN "state" TYPE text;
ALTER TABLE "public"."two" ALTER COLUMN "id" DROP IDENTITY;
CREATE SEQUENCE "public"."two_id_seq" AS integer;
-- locks public.two ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."two" ALTER COLUMN "state" TYPE text;
-- rows with a removed label make it fail: b
DROP TYPE "public"."mood_old";
ALTER TABLE ONLY "public"."one" ALTER COLUMN "id" SET DEFAULT nextval('public.one_id_seq'::regclass);
ALTER TABLE ONLY "public"."two" ALTER COLUMN "id" SET DEFAULT nextval('public.two_id_seq'::regclass);
ALTER SEQUENCE "public"."one_id_seq" OWNED BY "public"."one"."id";
SELECT setval('"public"."one_id_seq"', max("id")) FROM "public"."one" HAVING max("id") >= 1;
ALTER SEQUENCE "public"."two_id_seq" OWNED BY "public"."two"."id";
SELECT setval('"public"."two_id_seq"', max("id")) FROM "public"."two" HAVING max("id") >= 1;
