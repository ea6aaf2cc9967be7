ALTER TABLE "public"."a 'b" ADD COLUMN "New" text;
-- locks public."a 'b" ROW EXCLUSIVE; writes rows in batches; runs outside of a transaction
DO $backfill$
DECLARE
    last_1 "public"."a 'b"."I""d"%TYPE;
    batch_rows bigint;
    all_rows bigint := 1;
BEGIN
    -- The first row, from whose key the batches go on.
    UPDATE "public"."a 'b" AS target SET "New" = 'x' WHERE (target."I""d") = (
        SELECT "I""d" FROM "public"."a 'b" WHERE "New" IS NULL ORDER BY "I""d" LIMIT 1
    ) RETURNING target."I""d" INTO last_1;
    WHILE FOUND LOOP
        COMMIT;
        WITH batch AS (
            SELECT "I""d" AS key_1 FROM "public"."a 'b" WHERE "New" IS NULL AND ("I""d") > (last_1)
            ORDER BY "I""d" LIMIT 1000 FOR NO KEY UPDATE
        ), done AS (
            UPDATE "public"."a 'b" AS target SET "New" = 'x' FROM batch
            WHERE (target."I""d") = (batch.key_1) RETURNING batch.key_1
        )
        SELECT key_1, count(*) OVER () INTO last_1, batch_rows
        FROM done ORDER BY key_1 DESC LIMIT 1;
        IF FOUND THEN
            all_rows := all_rows + batch_rows;
            RAISE NOTICE '%: % rows', 'public."a ''b".New', all_rows;
            PERFORM pg_sleep(0.01);
        END IF;
    END LOOP;
END
$backfill$;
ALTER TABLE "public"."a 'b" ADD CONSTRAINT "a 'b_New_not_null_check" CHECK ("New" IS NOT NULL) NOT VALID;
-- locks public."a 'b" SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public."a 'b".New make it fail
ALTER TABLE "public"."a 'b" VALIDATE CONSTRAINT "a 'b_New_not_null_check";
ALTER TABLE "public"."a 'b" ALTER COLUMN "New" SET NOT NULL;
ALTER TABLE "public"."a 'b" DROP CONSTRAINT "a 'b_New_not_null_check";
