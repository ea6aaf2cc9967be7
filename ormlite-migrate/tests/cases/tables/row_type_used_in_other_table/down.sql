-- deletes the column public.addresses.zip; locks public.addresses ACCESS EXCLUSIVE
ALTER TABLE "public"."addresses" DROP COLUMN "zip";
