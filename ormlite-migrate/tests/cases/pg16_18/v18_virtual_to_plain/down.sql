-- deletes the column public.items.total; locks public.items ACCESS EXCLUSIVE
ALTER TABLE "public"."items" DROP COLUMN "total";
ALTER TABLE "public"."items" ADD COLUMN "total" integer GENERATED ALWAYS AS (price * qty) VIRTUAL NOT NULL;
