-- statements that use the old name fail
ALTER TYPE "public"."status" RENAME TO "state";
