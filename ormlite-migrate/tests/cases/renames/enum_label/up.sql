-- statements that use the old name fail
ALTER TYPE "public"."state" RENAME VALUE 'it''s done' TO 'closed';
