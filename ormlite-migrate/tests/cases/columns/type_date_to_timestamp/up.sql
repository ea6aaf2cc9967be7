ALTER TABLE "public"."events" ALTER COLUMN "day" DROP DEFAULT;
-- locks public.events ACCESS EXCLUSIVE; writes all rows anew; values of public.events.day that the type timestamp without time zone cannot hold make it fail
ALTER TABLE "public"."events" ALTER COLUMN "day" TYPE timestamp without time zone;
ALTER TABLE "public"."events" ALTER COLUMN "day" SET DEFAULT CURRENT_DATE;
