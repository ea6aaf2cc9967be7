-- locks public.logs ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs" SET ACCESS METHOD "heap_copy";
