-- locks public.users ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."users" ADD COLUMN "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL;
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_pkey" ON "public"."users" USING "btree" ("id");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_pkey" PRIMARY KEY USING INDEX "users_pkey";
