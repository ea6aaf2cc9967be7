ALTER TABLE "public"."items" NOT OF;
-- deletes the column public.items.b; locks public.items ACCESS EXCLUSIVE
ALTER TABLE "public"."items" DROP COLUMN "b";
