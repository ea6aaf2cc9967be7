-- locks public.users ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."users" RENAME TO "user";
ALTER TABLE "public"."user" RENAME CONSTRAINT "users_id_check" TO "user_id_check";
ALTER TABLE "public"."user" RENAME CONSTRAINT "users_parent_fkey" TO "user_parent_fkey";
ALTER TABLE "public"."user" RENAME CONSTRAINT "users_pkey" TO "user_pkey";
