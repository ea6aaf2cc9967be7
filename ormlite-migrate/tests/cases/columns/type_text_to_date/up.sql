-- locks public.events ACCESS EXCLUSIVE; writes all rows anew; values of public.events.day that the type date cannot hold make it fail
ALTER TABLE "public"."events" ALTER COLUMN "day" TYPE date USING "day"::text::date;
