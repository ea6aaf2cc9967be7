-- has a transaction of its own
ALTER TYPE "public"."currency" ADD VALUE 'dem' AFTER 'usd';
