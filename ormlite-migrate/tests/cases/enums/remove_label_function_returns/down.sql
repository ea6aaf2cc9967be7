-- has a transaction of its own
ALTER TYPE "public"."verdict" ADD VALUE 'unknown' AFTER 'fail';
