-- locks public.logs SHARE ROW EXCLUSIVE; locks public.logs_2023 SHARE ROW EXCLUSIVE; locks public.sources SHARE ROW EXCLUSIVE; reads all rows; rows of public.logs without a row of public.sources make it fail
ALTER TABLE "public"."logs" ADD CONSTRAINT "logs_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "public"."sources" ("id") ON DELETE CASCADE;
