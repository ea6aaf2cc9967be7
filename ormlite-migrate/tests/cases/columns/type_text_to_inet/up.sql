-- locks public.visits ACCESS EXCLUSIVE; writes all rows anew; values of public.visits.ip that the type inet cannot hold make it fail
ALTER TABLE "public"."visits" ALTER COLUMN "ip" TYPE inet USING "ip"::text::inet;
