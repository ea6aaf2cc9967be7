ALTER TABLE "public"."logs" ADD CONSTRAINT "logs_at_not_null_check" CHECK ("at" IS NOT NULL) NOT VALID;
-- locks public.logs SHARE UPDATE EXCLUSIVE; locks public.logs_1 SHARE UPDATE EXCLUSIVE; locks public.logs_2 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.logs.at make it fail
ALTER TABLE "public"."logs" VALIDATE CONSTRAINT "logs_at_not_null_check";
ALTER TABLE "public"."logs" ALTER COLUMN "at" SET NOT NULL;
ALTER TABLE "public"."logs" DROP CONSTRAINT "logs_at_not_null_check";
ALTER TABLE "public"."logs" ADD CONSTRAINT "logs_id_not_null_check" CHECK ("id" IS NOT NULL) NOT VALID;
-- locks public.logs SHARE UPDATE EXCLUSIVE; locks public.logs_1 SHARE UPDATE EXCLUSIVE; locks public.logs_2 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.logs.id make it fail
ALTER TABLE "public"."logs" VALIDATE CONSTRAINT "logs_id_not_null_check";
ALTER TABLE "public"."logs" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "public"."logs" DROP CONSTRAINT "logs_id_not_null_check";
CREATE TABLE "public"."logs_3" (
    "id" integer NOT NULL,
    "note" text NOT NULL,
    "at" date NOT NULL
);
ALTER TABLE "public"."logs_1" ALTER COLUMN "note" DROP NOT NULL;
ALTER TABLE "public"."logs_2" ADD CONSTRAINT "logs_2_note_not_null_check" CHECK ("note" IS NOT NULL) NOT VALID;
-- locks public.logs_2 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.logs_2.note make it fail
ALTER TABLE "public"."logs_2" VALIDATE CONSTRAINT "logs_2_note_not_null_check";
ALTER TABLE "public"."logs_2" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "public"."logs_2" DROP CONSTRAINT "logs_2_note_not_null_check";
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_3" FOR VALUES FROM (20) TO (30);
