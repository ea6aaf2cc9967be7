-- locks public.events ACCESS EXCLUSIVE; writes all rows anew; values of public.events.at that the type timestamp(0) with time zone cannot hold make it fail
ALTER TABLE "public"."events" ALTER COLUMN "at" TYPE timestamp(0) with time zone;
