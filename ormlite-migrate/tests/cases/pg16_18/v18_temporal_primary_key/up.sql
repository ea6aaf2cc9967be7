-- locks public.prices ACCESS EXCLUSIVE; builds an index; rows of public.prices with equal keys make it fail
ALTER TABLE "public"."prices" ADD CONSTRAINT "prices_pkey" PRIMARY KEY ("item", "valid" WITHOUT OVERLAPS);
