ALTER TABLE "public"."events" ALTER COLUMN "at" DROP DEFAULT;
-- locks public.events ACCESS EXCLUSIVE; writes all rows anew; values of public.events.at that the type timestamp with time zone cannot hold make it fail
ALTER TABLE "public"."events" ALTER COLUMN "at" TYPE timestamp with time zone;
ALTER TABLE "public"."events" ALTER COLUMN "at" SET DEFAULT now();
