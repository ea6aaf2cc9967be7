ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_key" UNIQUE ("a", "b");
ALTER INDEX "public"."p_key" ATTACH PARTITION "public"."p1_a_b_key";
