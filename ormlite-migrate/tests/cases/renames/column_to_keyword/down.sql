-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "check" TO "kind";
-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "order" TO "sort";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "rooms_check_check" TO "rooms_kind_check";
ALTER INDEX "public"."rooms_lower_order_idx" RENAME TO "rooms_lower_sort_idx";
