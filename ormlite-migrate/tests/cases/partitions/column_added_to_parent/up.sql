ALTER TABLE "public"."logs" ADD COLUMN "message" text DEFAULT ''::text NOT NULL;
