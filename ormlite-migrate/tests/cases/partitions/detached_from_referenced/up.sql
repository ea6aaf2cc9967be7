-- locks public.stays_gone ACCESS EXCLUSIVE; locks public.stays ACCESS EXCLUSIVE; locks public.stays_rest ACCESS EXCLUSIVE; locks public.stays_gone_1 ACCESS EXCLUSIVE; locks public.bills ACCESS EXCLUSIVE; reads all rows; rows of public.bills that refer to those of public.stays_gone make it fail
ALTER TABLE "public"."stays" DETACH PARTITION "public"."stays_gone";
-- locks public.stays_new_2 ACCESS EXCLUSIVE; locks public.stays_new ACCESS EXCLUSIVE; locks public.bills ACCESS EXCLUSIVE; reads all rows; rows of public.bills that refer to those of public.stays_new_2 make it fail
ALTER TABLE "public"."stays_new" DETACH PARTITION "public"."stays_new_2";
-- locks public.stays_old ACCESS EXCLUSIVE; locks public.stays ACCESS EXCLUSIVE; locks public.stays_rest ACCESS EXCLUSIVE; locks public.bills ACCESS EXCLUSIVE; reads all rows; rows of public.bills that refer to those of public.stays_old make it fail
ALTER TABLE "public"."stays" DETACH PARTITION "public"."stays_old";
