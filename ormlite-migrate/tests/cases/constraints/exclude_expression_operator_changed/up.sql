ALTER TABLE "public"."stays" DROP CONSTRAINT "no_overlap";
-- locks public.stays ACCESS EXCLUSIVE; builds an index; rows of public.stays that exclude each other make it fail
ALTER TABLE "public"."stays" ADD CONSTRAINT "no_overlap" EXCLUDE USING "gist" (daterange(starts, ends, '[]'::text) WITH &&, daterange(starts, ends) WITH -|-);
