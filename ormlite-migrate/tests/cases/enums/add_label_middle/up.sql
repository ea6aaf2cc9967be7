-- has a transaction of its own
ALTER TYPE "public"."order_status" ADD VALUE 'paid' AFTER 'new';
-- has a transaction of its own
ALTER TYPE "public"."order_status" ADD VALUE 'packed' AFTER 'paid';
