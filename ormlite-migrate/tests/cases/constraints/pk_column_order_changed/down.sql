-- locks public.memberships SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.memberships with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "memberships_pkey_new" ON "public"."memberships" USING "btree" ("user_id", "team_id");
ALTER TABLE "public"."memberships" DROP CONSTRAINT "memberships_pkey";
ALTER TABLE "public"."memberships" ADD CONSTRAINT "memberships_pkey" PRIMARY KEY USING INDEX "memberships_pkey_new";
