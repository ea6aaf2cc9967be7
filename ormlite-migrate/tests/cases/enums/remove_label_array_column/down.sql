-- has a transaction of its own
ALTER TYPE "public"."permission" ADD VALUE 'sudo' AFTER 'write';
