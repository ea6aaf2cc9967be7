-- statements that use the old name fail
ALTER SCHEMA "work" RENAME TO "ops";
-- locks ops.jobs ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "ops"."jobs" RENAME TO "tasks";
-- locks ops.tasks ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "ops"."tasks" RENAME COLUMN "remark" TO "note";
ALTER TABLE "ops"."tasks" RENAME CONSTRAINT "jobs_pkey" TO "tasks_pkey";
