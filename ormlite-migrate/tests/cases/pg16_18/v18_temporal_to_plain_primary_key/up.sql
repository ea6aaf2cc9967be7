ALTER TABLE "public"."items" DROP CONSTRAINT "items_pkey";
-- locks public.items ACCESS EXCLUSIVE; builds an index; rows of public.items with equal keys make it fail
ALTER TABLE "public"."items" ADD CONSTRAINT "items_pkey" PRIMARY KEY ("id", "valid" WITHOUT OVERLAPS);
