-- statements that use the old name fail
ALTER TYPE "public"."state" RENAME VALUE 'closed' TO 'done';
