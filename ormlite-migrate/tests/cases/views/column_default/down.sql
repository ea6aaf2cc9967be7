ALTER TABLE "public"."user_list" ALTER COLUMN "name" SET DEFAULT 'new'::text;
