ALTER TYPE "public"."priority" RENAME TO "priority__old";
CREATE TYPE "public"."priority" AS ENUM ('high', 'low', 'medium');
ALTER TABLE "public"."tasks" ALTER COLUMN "priority" TYPE public.priority USING "priority"::text::public.priority;
DROP TYPE "public"."priority__old";
