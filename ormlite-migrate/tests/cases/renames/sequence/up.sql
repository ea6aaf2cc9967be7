ALTER SEQUENCE "public"."numbers" RENAME TO "tickets";
