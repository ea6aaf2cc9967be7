-- deletes the column public.items.note; locks public.items ACCESS EXCLUSIVE
ALTER TABLE "public"."items" DROP COLUMN "note";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ADD COLUMN "note" text GENERATED ALWAYS AS ('none'::text) STORED;
