-- has a transaction of its own
ALTER TYPE "public"."level" ADD VALUE 'notice' AFTER 'info';
