ALTER TABLE "public"."logs" SET ACCESS METHOD "heap_copy";
