-- has a transaction of its own
ALTER TYPE "public"."unit" ADD VALUE 'st' AFTER 'lb';
