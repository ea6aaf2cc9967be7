ALTER TABLE "public"."users" DROP CONSTRAINT "users_a_check2";
