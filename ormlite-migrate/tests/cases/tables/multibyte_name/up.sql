ALTER TABLE "public"."größe" ADD COLUMN "länge_名前" text DEFAULT 'ü'::text;
