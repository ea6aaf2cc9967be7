CREATE TYPE "public"."user_role" AS ENUM ('member', 'admin');
ALTER TABLE "public"."users" ADD COLUMN "role" public.user_role DEFAULT 'member'::public.user_role NOT NULL;
