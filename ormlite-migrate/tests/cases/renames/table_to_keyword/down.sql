-- locks public.user ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."user" RENAME TO "users";
ALTER TABLE "public"."users" RENAME CONSTRAINT "user_id_check" TO "users_id_check";
ALTER TABLE "public"."users" RENAME CONSTRAINT "user_parent_fkey" TO "users_parent_fkey";
ALTER TABLE "public"."users" RENAME CONSTRAINT "user_pkey" TO "users_pkey";
