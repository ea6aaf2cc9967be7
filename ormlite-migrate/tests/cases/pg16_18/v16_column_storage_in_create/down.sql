-- deletes the column public.docs.extra; locks public.docs ACCESS EXCLUSIVE
ALTER TABLE "public"."docs" DROP COLUMN "extra";
ALTER TABLE ONLY "public"."docs" ALTER COLUMN "body" SET STORAGE DEFAULT;
