ALTER TABLE "public"."users" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;
ALTER TABLE "public"."users" ADD COLUMN "settings" jsonb DEFAULT '{"theme": "dark"}'::jsonb;
ALTER TABLE "public"."users" ADD COLUMN "tags" text[] DEFAULT '{}'::text[] NOT NULL;
ALTER TABLE "public"."users" ADD COLUMN "updated_at" timestamp with time zone;
