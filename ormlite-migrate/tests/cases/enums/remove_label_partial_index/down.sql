-- has a transaction of its own
ALTER TYPE "public"."job_state" ADD VALUE 'stalled' AFTER 'running';
