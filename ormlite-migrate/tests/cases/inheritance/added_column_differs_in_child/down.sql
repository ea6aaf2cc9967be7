-- deletes the column public.places.note; locks public.places ACCESS EXCLUSIVE; locks public.hotels ACCESS EXCLUSIVE; locks public.villas ACCESS EXCLUSIVE
ALTER TABLE "public"."places" DROP COLUMN "note";
-- deletes the column public.places.stars; locks public.places ACCESS EXCLUSIVE; locks public.hotels ACCESS EXCLUSIVE; locks public.villas ACCESS EXCLUSIVE
ALTER TABLE "public"."places" DROP COLUMN "stars";
