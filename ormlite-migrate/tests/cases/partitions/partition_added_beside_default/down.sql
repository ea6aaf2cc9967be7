-- deletes the table public.regions_eu; locks public.regions_eu ACCESS EXCLUSIVE; locks public.regions ACCESS EXCLUSIVE; locks public.regions_other ACCESS EXCLUSIVE
DROP TABLE "public"."regions_eu";
