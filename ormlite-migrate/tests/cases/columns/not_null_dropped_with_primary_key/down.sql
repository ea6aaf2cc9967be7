ALTER TABLE "public"."users" ADD CONSTRAINT "users_id_not_null_check" CHECK ("id" IS NOT NULL) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.users.id make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_id_not_null_check";
ALTER TABLE "public"."users" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "users_id_not_null_check";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_pkey" ON "public"."users" USING "btree" ("id");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_pkey" PRIMARY KEY USING INDEX "users_pkey";
