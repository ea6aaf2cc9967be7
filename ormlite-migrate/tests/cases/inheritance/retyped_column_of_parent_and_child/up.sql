ALTER TABLE "public"."places" ALTER COLUMN "code" DROP DEFAULT;
-- locks public.hotels ACCESS EXCLUSIVE; locks public.inns ACCESS EXCLUSIVE; locks public.motels ACCESS EXCLUSIVE; locks public.places ACCESS EXCLUSIVE; locks public.villas ACCESS EXCLUSIVE; writes all rows anew; values of public.places.code that the type integer cannot hold make it fail
ALTER TABLE "public"."places" ALTER COLUMN "code" TYPE integer USING "code"::text::integer;
ALTER TABLE "public"."places" ALTER COLUMN "code" SET DEFAULT 1;
ALTER TABLE ONLY "public"."hotels" ALTER COLUMN "code" SET DEFAULT 2;
ALTER TABLE ONLY "public"."inns" ALTER COLUMN "code" SET DEFAULT 2;
ALTER TABLE "public"."places" ALTER COLUMN "stars" DROP DEFAULT;
-- locks public.hotels ACCESS EXCLUSIVE; locks public.inns ACCESS EXCLUSIVE; locks public.motels ACCESS EXCLUSIVE; locks public.places ACCESS EXCLUSIVE; locks public.villas ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."places" ALTER COLUMN "stars" TYPE integer;
ALTER TABLE "public"."places" ALTER COLUMN "stars" SET DEFAULT 3;
ALTER TABLE ONLY "public"."villas" ALTER COLUMN "stars" SET DEFAULT 5;
