ALTER TABLE "public"."user_list" ALTER COLUMN "name" SET DEFAULT 'unnamed'::text;
