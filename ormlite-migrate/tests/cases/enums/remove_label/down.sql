-- has a transaction of its own
ALTER TYPE "public"."order_status" ADD VALUE 'lost' AFTER 'paid';
