ALTER TABLE "public"."rooms" ADD COLUMN "code" text COLLATE pg_catalog."C";
-- locks public.rooms ROW EXCLUSIVE; writes rows in batches; runs outside of a transaction
DO $backfill$
DECLARE
    last_1 "public"."rooms"."id"%TYPE;
    batch_rows bigint;
    all_rows bigint := 1;
BEGIN
    -- The first row, from whose key the batches go on.
    UPDATE "public"."rooms" AS target SET "code" = 'R' || id WHERE (target."id") = (
        SELECT "id" FROM "public"."rooms" WHERE "code" IS NULL ORDER BY "id" LIMIT 1
    ) RETURNING target."id" INTO last_1;
    WHILE FOUND LOOP
        COMMIT;
        WITH batch AS (
            SELECT "id" AS key_1 FROM "public"."rooms" WHERE "code" IS NULL AND ("id") > (last_1)
            ORDER BY "id" LIMIT 1000 FOR NO KEY UPDATE
        ), done AS (
            UPDATE "public"."rooms" AS target SET "code" = 'R' || id FROM batch
            WHERE (target."id") = (batch.key_1) RETURNING batch.key_1
        )
        SELECT key_1, count(*) OVER () INTO last_1, batch_rows
        FROM done ORDER BY key_1 DESC LIMIT 1;
        IF FOUND THEN
            all_rows := all_rows + batch_rows;
            RAISE NOTICE '%: % rows', 'public.rooms.code', all_rows;
            PERFORM pg_sleep(0.01);
        END IF;
    END LOOP;
END
$backfill$;
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_code_not_null_check" CHECK ("code" IS NOT NULL) NOT VALID;
-- locks public.rooms SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.rooms.code make it fail
ALTER TABLE "public"."rooms" VALIDATE CONSTRAINT "rooms_code_not_null_check";
ALTER TABLE "public"."rooms" ALTER COLUMN "code" SET NOT NULL;
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_code_not_null_check";
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_code_check" CHECK (code <> ''::text) NOT VALID;
-- locks public.rooms SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.rooms that do not meet it make it fail
ALTER TABLE "public"."rooms" VALIDATE CONSTRAINT "rooms_code_check";
