ALTER TYPE "public"."priority" RENAME TO "priority_old";
CREATE TYPE "public"."priority" AS ENUM ('low', 'medium', 'high');
-- locks public.tasks ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."tasks" ALTER COLUMN "priority" TYPE public.priority USING "priority"::text::public.priority;
DROP TYPE "public"."priority_old";
