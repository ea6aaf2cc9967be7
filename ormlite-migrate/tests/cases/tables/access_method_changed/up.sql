-- locks public.metrics ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."metrics" SET ACCESS METHOD "heap_copy";
