-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "price" TO "rate";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "rooms_price_check" TO "rooms_rate_check";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "rooms_price_key" TO "rooms_rate_key";
