ALTER TABLE "public"."users" ADD COLUMN "token" uuid;
ALTER TABLE "public"."users" ALTER COLUMN "token" SET DEFAULT gen_random_uuid();
-- locks public.users ROW EXCLUSIVE; writes rows in batches; runs outside of a transaction
DO $backfill$
DECLARE
    last_1 "public"."users"."id"%TYPE;
    batch_rows bigint;
    all_rows bigint := 1;
BEGIN
    -- The first row, from whose key the batches go on.
    UPDATE "public"."users" AS target SET "token" = DEFAULT WHERE (target."id") = (
        SELECT "id" FROM "public"."users" WHERE "token" IS NULL ORDER BY "id" LIMIT 1
    ) RETURNING target."id" INTO last_1;
    WHILE FOUND LOOP
        COMMIT;
        WITH batch AS (
            SELECT "id" AS key_1 FROM "public"."users" WHERE "token" IS NULL AND ("id") > (last_1)
            ORDER BY "id" LIMIT 1000 FOR NO KEY UPDATE
        ), done AS (
            UPDATE "public"."users" AS target SET "token" = DEFAULT FROM batch
            WHERE (target."id") = (batch.key_1) RETURNING batch.key_1
        )
        SELECT key_1, count(*) OVER () INTO last_1, batch_rows
        FROM done ORDER BY key_1 DESC LIMIT 1;
        IF FOUND THEN
            all_rows := all_rows + batch_rows;
            RAISE NOTICE '%: % rows', 'public.users.token', all_rows;
            PERFORM pg_sleep(0.01);
        END IF;
    END LOOP;
END
$backfill$;
ALTER TABLE "public"."users" ADD CONSTRAINT "users_token_not_null_check" CHECK ("token" IS NOT NULL) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.users.token make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_token_not_null_check";
ALTER TABLE "public"."users" ALTER COLUMN "token" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "users_token_not_null_check";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_token_key" ON "public"."users" USING "btree" ("token");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_token_key" UNIQUE USING INDEX "users_token_key";
