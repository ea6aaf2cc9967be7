ALTER TABLE "public"."places" ADD COLUMN "note" text;
ALTER TABLE ONLY "public"."hotels" ALTER COLUMN "note" SET STATISTICS 200;
GRANT SELECT ("note") ON TABLE "public"."hotels" TO "app_reader";
ALTER TABLE "public"."places" ADD COLUMN "stars" integer DEFAULT 3;
ALTER TABLE ONLY "public"."hotels" ALTER COLUMN "stars" SET DEFAULT 5;
COMMENT ON COLUMN "public"."hotels"."stars" IS 'as the guide has them';
ALTER TABLE "public"."villas" ADD CONSTRAINT "villas_note_not_null_check" CHECK ("note" IS NOT NULL) NOT VALID;
-- locks public.villas SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.villas.note make it fail
ALTER TABLE "public"."villas" VALIDATE CONSTRAINT "villas_note_not_null_check";
ALTER TABLE "public"."villas" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "public"."villas" DROP CONSTRAINT "villas_note_not_null_check";
ALTER TABLE ONLY "public"."villas" ALTER COLUMN "stars" DROP DEFAULT;
