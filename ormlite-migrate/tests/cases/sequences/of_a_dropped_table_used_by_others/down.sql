CREATE SEQUENCE "public"."guests_id_seq" AS integer;
CREATE SEQUENCE "public"."rooms_number_seq" AS integer;
CREATE TABLE "public"."guests" (
    "id" integer DEFAULT nextval('public.guests_id_seq'::regclass) NOT NULL,
    CONSTRAINT "guests_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."visitors" (
    "id" integer DEFAULT nextval('public.guests_id_seq'::regclass) NOT NULL,
    CONSTRAINT "visitors_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."rooms" ADD COLUMN "number" integer;
ALTER TABLE "public"."rooms" ALTER COLUMN "number" SET DEFAULT nextval('public.rooms_number_seq'::regclass);
-- locks public.rooms ROW EXCLUSIVE; writes rows in batches; runs outside of a transaction
DO $backfill$
DECLARE
    last_1 "public"."rooms"."id"%TYPE;
    batch_rows bigint;
    all_rows bigint := 1;
BEGIN
    -- The first row, from whose key the batches go on.
    UPDATE "public"."rooms" AS target SET "number" = DEFAULT WHERE (target."id") = (
        SELECT "id" FROM "public"."rooms" WHERE "number" IS NULL ORDER BY "id" LIMIT 1
    ) RETURNING target."id" INTO last_1;
    WHILE FOUND LOOP
        COMMIT;
        WITH batch AS (
            SELECT "id" AS key_1 FROM "public"."rooms" WHERE "number" IS NULL AND ("id") > (last_1)
            ORDER BY "id" LIMIT 1000 FOR NO KEY UPDATE
        ), done AS (
            UPDATE "public"."rooms" AS target SET "number" = DEFAULT FROM batch
            WHERE (target."id") = (batch.key_1) RETURNING batch.key_1
        )
        SELECT key_1, count(*) OVER () INTO last_1, batch_rows
        FROM done ORDER BY key_1 DESC LIMIT 1;
        IF FOUND THEN
            all_rows := all_rows + batch_rows;
            RAISE NOTICE '%: % rows', 'public.rooms.number', all_rows;
            PERFORM pg_sleep(0.01);
        END IF;
    END LOOP;
END
$backfill$;
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_number_not_null_check" CHECK ("number" IS NOT NULL) NOT VALID;
-- locks public.rooms SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.rooms.number make it fail
ALTER TABLE "public"."rooms" VALIDATE CONSTRAINT "rooms_number_not_null_check";
ALTER TABLE "public"."rooms" ALTER COLUMN "number" SET NOT NULL;
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_number_not_null_check";
ALTER TABLE ONLY "public"."staff" ALTER COLUMN "id" SET DEFAULT nextval('public.guests_id_seq'::regclass);
DROP SEQUENCE "public"."staff_id_seq";
ALTER TABLE ONLY "public"."suites" ALTER COLUMN "id" SET DEFAULT nextval('public.rooms_number_seq'::regclass);
ALTER SEQUENCE "public"."guests_id_seq" OWNED BY "public"."guests"."id";
ALTER SEQUENCE "public"."rooms_number_seq" OWNED BY "public"."rooms"."number";
