-- has a transaction of its own
ALTER TYPE "types"."gender" ADD VALUE 'n/a' AFTER 'x';
