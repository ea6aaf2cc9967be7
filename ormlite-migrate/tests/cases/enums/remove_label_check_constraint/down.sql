-- has a transaction of its own
ALTER TYPE "public"."state" ADD VALUE 'broken' AFTER 'off';
