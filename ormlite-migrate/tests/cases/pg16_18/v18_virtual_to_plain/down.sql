-- deletes the column public.items.total; locks public.items ACCESS EXCLUSIVE
ALTER TABLE "public"."items" DROP COLUMN "total";
-- locks public.items ACCESS EXCLUSIVE; reads all rows
ALTER TABLE "public"."items" ADD COLUMN "total" integer GENERATED ALWAYS AS (price * qty) VIRTUAL NOT NULL;
