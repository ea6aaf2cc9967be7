ALTER TABLE "public"."events" ALTER COLUMN "day" DROP DEFAULT;
-- locks public.events ACCESS EXCLUSIVE; writes all rows anew; values of public.events.day that the type date cannot hold make it fail
ALTER TABLE "public"."events" ALTER COLUMN "day" TYPE date;
ALTER TABLE "public"."events" ALTER COLUMN "day" SET DEFAULT CURRENT_DATE;
