-- has a transaction of its own
ALTER TYPE "public"."region" ADD VALUE 'ap' AFTER 'us';
