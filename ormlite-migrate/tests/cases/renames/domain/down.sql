-- statements that use the old name fail
ALTER DOMAIN "public"."price" RENAME TO "amount";
