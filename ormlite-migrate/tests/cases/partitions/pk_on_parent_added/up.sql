ALTER TABLE ONLY "public"."logs" ADD CONSTRAINT "logs_pkey" PRIMARY KEY ("id", "at");
-- locks public.logs_2023 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.logs_2023 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "logs_2023_pkey" ON "public"."logs_2023" USING "btree" ("id", "at");
ALTER TABLE "public"."logs_2023" ADD CONSTRAINT "logs_2023_pkey" PRIMARY KEY USING INDEX "logs_2023_pkey";
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_2023_pkey";
