-- has a transaction of its own
ALTER TYPE "public"."state" ADD VALUE 'pending' BEFORE 'active';
ALTER TABLE ONLY "public"."accounts" ALTER COLUMN "state" SET DEFAULT 'pending'::public.state;
