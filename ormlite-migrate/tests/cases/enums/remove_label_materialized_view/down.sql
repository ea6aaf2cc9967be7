-- has a transaction of its own
ALTER TYPE "public"."ticket_state" ADD VALUE 'waiting' AFTER 'open';
