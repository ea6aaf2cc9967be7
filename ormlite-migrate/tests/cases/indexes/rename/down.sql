ALTER INDEX "public"."ix_users_name" RENAME TO "users_name_idx";
