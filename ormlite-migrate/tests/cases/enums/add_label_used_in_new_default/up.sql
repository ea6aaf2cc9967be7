-- has a transaction of its own
ALTER TYPE "public"."order_status" ADD VALUE 'draft' BEFORE 'new';
ALTER TABLE ONLY "public"."orders" ALTER COLUMN "status" SET DEFAULT 'draft'::public.order_status;
