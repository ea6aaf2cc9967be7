ALTER TABLE "public"."vehicles" ADD COLUMN "color" text DEFAULT 'black'::text;
