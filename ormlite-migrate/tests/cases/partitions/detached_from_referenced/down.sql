-- locks public.stays_gone ACCESS EXCLUSIVE; locks public.stays_gone_1 ACCESS EXCLUSIVE; locks public.stays SHARE UPDATE EXCLUSIVE; locks public.stays_rest ACCESS EXCLUSIVE; locks public.stays_rest_1 ACCESS EXCLUSIVE; locks public.bills SHARE ROW EXCLUSIVE; reads all rows; rows of public.stays_gone outside of the bound make it fail
ALTER TABLE ONLY "public"."stays" ATTACH PARTITION "public"."stays_gone" FOR VALUES IN ('gone');
ALTER TABLE "public"."stays_new_2" ADD CONSTRAINT "stays_new_2_bound_check" CHECK ("place" IS NOT NULL AND "place" IN ('new') AND "id" IS NOT NULL AND "id" >= 10 AND "id" < 20) NOT VALID;
-- locks public.stays_new_2 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.stays_new_2 outside of the bound make it fail
ALTER TABLE "public"."stays_new_2" VALIDATE CONSTRAINT "stays_new_2_bound_check";
ALTER TABLE ONLY "public"."stays_new" ATTACH PARTITION "public"."stays_new_2" FOR VALUES FROM (10) TO (20);
ALTER TABLE "public"."stays_new_2" DROP CONSTRAINT "stays_new_2_bound_check";
-- locks public.stays_old ACCESS EXCLUSIVE; locks public.stays SHARE UPDATE EXCLUSIVE; locks public.stays_rest ACCESS EXCLUSIVE; locks public.stays_rest_1 ACCESS EXCLUSIVE; locks public.bills SHARE ROW EXCLUSIVE; reads all rows; rows of public.stays_old outside of the bound make it fail
ALTER TABLE ONLY "public"."stays" ATTACH PARTITION "public"."stays_old" FOR VALUES IN ('old');
ALTER INDEX "public"."stays_pkey" ATTACH PARTITION "public"."stays_gone_pkey";
ALTER INDEX "public"."stays_new_pkey" ATTACH PARTITION "public"."stays_new_2_pkey";
ALTER INDEX "public"."stays_pkey" ATTACH PARTITION "public"."stays_old_pkey";
