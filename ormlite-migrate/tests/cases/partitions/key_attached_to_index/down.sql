ALTER TABLE "public"."stays" DETACH PARTITION "public"."stays_1";
