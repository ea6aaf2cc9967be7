ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_2023";
-- locks public.logs_2023 ACCESS EXCLUSIVE; locks public.logs SHARE UPDATE EXCLUSIVE; reads all rows; rows of public.logs_2023 outside of the bound make it fail
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_2023" FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
