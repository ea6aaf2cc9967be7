-- statements that use the old name fail
ALTER TYPE "public"."state" RENAME TO "status";
-- statements that use the old name fail
ALTER TYPE "public"."status" RENAME VALUE 'done' TO 'closed';
-- has a transaction of its own
ALTER TYPE "public"."status" ADD VALUE 'new' BEFORE 'open';
