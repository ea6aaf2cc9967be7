ALTER INDEX "public"."i" ATTACH PARTITION "public"."i2";
