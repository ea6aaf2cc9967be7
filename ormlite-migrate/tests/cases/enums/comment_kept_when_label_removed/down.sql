-- has a transaction of its own
ALTER TYPE "public"."mood" ADD VALUE 'meh' AFTER 'sad';
