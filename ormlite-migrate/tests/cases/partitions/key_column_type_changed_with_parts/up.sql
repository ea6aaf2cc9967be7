DROP VIEW "public"."recent";
ALTER TABLE "public"."remarks" DROP CONSTRAINT "remarks_log_id_fkey";
ALTER TABLE "public"."logs_high" DETACH PARTITION "public"."logs_high_1";
ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_low";
ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_rest";
DROP TABLE "public"."logs_high";
DROP TABLE "public"."logs";
CREATE TABLE "public"."logs" (
    "id" bigint NOT NULL,
    "account_id" integer,
    "note" text,
    "length" integer GENERATED ALWAYS AS (length(note)) STORED,
    CONSTRAINT "logs_note_check" CHECK (note <> ''::text)
) PARTITION BY RANGE (id);
COMMENT ON TABLE "public"."logs" IS 'What happened';
CREATE TABLE "public"."logs_high" (
    "id" bigint NOT NULL,
    "account_id" integer,
    "note" text,
    "length" integer GENERATED ALWAYS AS (length(note)) STORED,
    CONSTRAINT "logs_note_check" CHECK (note <> ''::text)
) PARTITION BY RANGE (id);
-- locks public.logs_high_1 ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs_high_1" ALTER COLUMN "id" TYPE bigint;
-- locks public.logs_low ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs_low" ALTER COLUMN "id" TYPE bigint;
-- locks public.logs_rest ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs_rest" ALTER COLUMN "id" TYPE bigint;
-- locks public.remarks ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."remarks" ALTER COLUMN "log_id" TYPE bigint;
CREATE INDEX "logs_note_idx" ON ONLY "public"."logs" USING "btree" ("note");
CREATE INDEX "logs_high_note_idx" ON ONLY "public"."logs_high" USING "btree" ("note");
ALTER TABLE ONLY "public"."logs" ADD CONSTRAINT "logs_pkey" PRIMARY KEY ("id");
ALTER TABLE ONLY "public"."logs_high" ADD CONSTRAINT "logs_high_pkey" PRIMARY KEY ("id");
-- locks public.logs_high_1 ACCESS EXCLUSIVE; reads all rows; rows of public.logs_high_1 outside of the bound make it fail
ALTER TABLE ONLY "public"."logs_high" ATTACH PARTITION "public"."logs_high_1" FOR VALUES FROM ('1000') TO ('1500');
-- locks public.logs_high_1 ACCESS EXCLUSIVE; reads all rows
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_high" FOR VALUES FROM ('1000') TO ('2000');
-- locks public.logs_low ACCESS EXCLUSIVE; reads all rows; rows of public.logs_low outside of the bound make it fail
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_low" FOR VALUES FROM ('0') TO ('1000');
-- locks public.logs_rest ACCESS EXCLUSIVE; reads all rows; rows of public.logs_rest outside of the bound make it fail
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_rest" DEFAULT;
ALTER INDEX "public"."logs_high_pkey" ATTACH PARTITION "public"."logs_high_1_pkey";
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_high_pkey";
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_low_pkey";
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_rest_pkey";
ALTER INDEX "public"."logs_high_note_idx" ATTACH PARTITION "public"."logs_high_1_note_idx";
ALTER INDEX "public"."logs_note_idx" ATTACH PARTITION "public"."logs_high_note_idx";
ALTER INDEX "public"."logs_note_idx" ATTACH PARTITION "public"."logs_low_note_idx";
ALTER INDEX "public"."logs_note_idx" ATTACH PARTITION "public"."logs_rest_note_idx";
ALTER TABLE "public"."logs" ADD CONSTRAINT "logs_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "public"."accounts" ("id");
ALTER TABLE "public"."remarks" ADD CONSTRAINT "remarks_log_id_fkey" FOREIGN KEY ("log_id") REFERENCES "public"."logs" ("id") NOT VALID;
-- locks public.remarks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.remarks without a row of public.logs make it fail
ALTER TABLE "public"."remarks" VALIDATE CONSTRAINT "remarks_log_id_fkey";
CREATE VIEW "public"."recent" AS SELECT logs.id,
    logs.note
   FROM public.logs
  WHERE (logs.id > 500);
CREATE TRIGGER touch BEFORE UPDATE ON public.logs FOR EACH ROW EXECUTE FUNCTION public.touch();
