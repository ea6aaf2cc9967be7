-- statements that use the old name fail
ALTER SCHEMA "ops" RENAME TO "work";
-- locks work.tasks ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "work"."tasks" RENAME TO "jobs";
-- locks work.jobs ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "work"."jobs" RENAME COLUMN "note" TO "remark";
ALTER TABLE "work"."jobs" RENAME CONSTRAINT "tasks_pkey" TO "jobs_pkey";
