-- has a transaction of its own
ALTER TYPE "public"."plan_code" ADD VALUE 'legacy' AFTER 'pro';
