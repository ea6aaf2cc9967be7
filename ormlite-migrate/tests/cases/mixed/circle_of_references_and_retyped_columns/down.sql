ALTER TABLE ONLY "public"."one" ALTER COLUMN "id" DROP DEFAULT;
ALTER TABLE ONLY "public"."two" ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "public"."one_id_seq";
DROP SEQUENCE "public"."two_id_seq";
-- has a transaction of its own
ALTER TYPE "public"."mood" ADD VALUE 'b' AFTER 'a';
ALTER TABLE "public"."one" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval('"public"."one_id_seq"', max("id")) FROM "public"."one" HAVING max("id") >= 1;
-- locks public.one ACCESS EXCLUSIVE; writes all rows anew; values of public.one.state that the type public.mood cannot hold make it fail
ALTER TABLE "public"."one" ALTER COLUMN "state" TYPE public.mood USING "state"::text::public.mood;
ALTER TABLE "public"."two" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval('"public"."two_id_seq"', max("id")) FROM "public"."two" HAVING max("id") >= 1;
-- locks public.two ACCESS EXCLUSIVE; writes all rows anew; values of public.two.state that the type public.mood cannot hold make it fail
ALTER TABLE "public"."two" ALTER COLUMN "state" TYPE public.mood USING "state"::text::public.mood;
