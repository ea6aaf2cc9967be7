-- statements that use the old name fail
ALTER DOMAIN "public"."amount" RENAME TO "price";
