ALTER SEQUENCE "public"."tickets" RENAME TO "numbers";
