-- deletes the table public.regions_other; locks public.regions_other ACCESS EXCLUSIVE; locks public.regions ACCESS EXCLUSIVE
DROP TABLE "public"."regions_other";
