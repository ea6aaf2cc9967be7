ALTER SEQUENCE "public"."users_id_seq" RENAME TO "user_numbers";
