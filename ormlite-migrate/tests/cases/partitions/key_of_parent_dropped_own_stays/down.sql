ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("a", "b");
ALTER INDEX "public"."p_pkey" ATTACH PARTITION "public"."p1_pkey";
