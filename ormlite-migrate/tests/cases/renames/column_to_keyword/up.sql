-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "kind" TO "check";
-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "sort" TO "order";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "rooms_kind_check" TO "rooms_check_check";
ALTER INDEX "public"."rooms_lower_sort_idx" RENAME TO "rooms_lower_order_idx";
