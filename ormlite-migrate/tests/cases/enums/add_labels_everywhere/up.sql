-- has a transaction of its own
ALTER TYPE "public"."size" ADD VALUE 'xs' BEFORE 's';
-- has a transaction of its own
ALTER TYPE "public"."size" ADD VALUE 'm' AFTER 's';
-- has a transaction of its own
ALTER TYPE "public"."size" ADD VALUE 'xl' AFTER 'l';
-- has a transaction of its own
ALTER TYPE "public"."size" ADD VALUE 'xxl' AFTER 'xl';
