-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "rate" TO "price";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "rooms_rate_check" TO "rooms_price_check";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "rooms_rate_key" TO "rooms_price_key";
