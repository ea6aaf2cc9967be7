ALTER SEQUENCE "public"."user_numbers" RENAME TO "users_id_seq";
