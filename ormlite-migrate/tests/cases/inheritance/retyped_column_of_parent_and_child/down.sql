ALTER TABLE "public"."places" ALTER COLUMN "code" DROP DEFAULT;
-- locks public.hotels ACCESS EXCLUSIVE; locks public.inns ACCESS EXCLUSIVE; locks public.motels ACCESS EXCLUSIVE; locks public.places ACCESS EXCLUSIVE; locks public.villas ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."places" ALTER COLUMN "code" TYPE text;
ALTER TABLE "public"."places" ALTER COLUMN "code" SET DEFAULT '1'::text;
ALTER TABLE ONLY "public"."hotels" ALTER COLUMN "code" SET DEFAULT '2'::text;
ALTER TABLE ONLY "public"."inns" ALTER COLUMN "code" SET DEFAULT '2'::text;
ALTER TABLE "public"."places" ALTER COLUMN "stars" DROP DEFAULT;
-- locks public.hotels ACCESS EXCLUSIVE; locks public.inns ACCESS EXCLUSIVE; locks public.motels ACCESS EXCLUSIVE; locks public.places ACCESS EXCLUSIVE; locks public.villas ACCESS EXCLUSIVE; writes all rows anew; values of public.places.stars that the type smallint cannot hold make it fail
ALTER TABLE "public"."places" ALTER COLUMN "stars" TYPE smallint;
ALTER TABLE "public"."places" ALTER COLUMN "stars" SET DEFAULT 3;
ALTER TABLE ONLY "public"."villas" ALTER COLUMN "stars" SET DEFAULT 5;
