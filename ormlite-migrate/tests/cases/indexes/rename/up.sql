ALTER INDEX "public"."users_name_idx" RENAME TO "ix_users_name";
