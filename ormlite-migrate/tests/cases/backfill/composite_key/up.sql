ALTER TABLE "public"."rooms" ADD COLUMN "d" integer;
-- locks public.rooms ROW EXCLUSIVE; writes rows in batches; runs outside of a transaction
DO $backfill$
DECLARE
    last_1 "public"."rooms"."B"%TYPE;
    last_2 "public"."rooms"."a"%TYPE;
    batch_rows bigint;
    all_rows bigint := 1;
BEGIN
    -- The first row, from whose key the batches go on.
    UPDATE "public"."rooms" AS target SET "d" = c * 2 WHERE (target."B", target."a") = (
        SELECT "B", "a" FROM "public"."rooms" WHERE "d" IS NULL ORDER BY "B", "a" LIMIT 1
    ) RETURNING target."B", target."a" INTO last_1, last_2;
    WHILE FOUND LOOP
        COMMIT;
        WITH batch AS (
            SELECT "B" AS key_1, "a" AS key_2 FROM "public"."rooms" WHERE "d" IS NULL AND ("B", "a") > (last_1, last_2)
            ORDER BY "B", "a" LIMIT 1000 FOR NO KEY UPDATE
        ), done AS (
            UPDATE "public"."rooms" AS target SET "d" = c * 2 FROM batch
            WHERE (target."B", target."a") = (batch.key_1, batch.key_2) RETURNING batch.key_1, batch.key_2
        )
        SELECT key_1, key_2, count(*) OVER () INTO last_1, last_2, batch_rows
        FROM done ORDER BY key_1 DESC, key_2 DESC LIMIT 1;
        IF FOUND THEN
            all_rows := all_rows + batch_rows;
            RAISE NOTICE '%: % rows', 'public.rooms.d', all_rows;
            PERFORM pg_sleep(0.01);
        END IF;
    END LOOP;
END
$backfill$;
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_d_not_null_check" CHECK ("d" IS NOT NULL) NOT VALID;
-- locks public.rooms SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.rooms.d make it fail
ALTER TABLE "public"."rooms" VALIDATE CONSTRAINT "rooms_d_not_null_check";
ALTER TABLE "public"."rooms" ALTER COLUMN "d" SET NOT NULL;
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_d_not_null_check";
