-- has a transaction of its own
ALTER TYPE "public"."visibility" ADD VALUE 'team' AFTER 'private';
