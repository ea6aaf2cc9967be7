ALTER TABLE "public"."items" ADD COLUMN "total" integer GENERATED ALWAYS AS (price * qty) VIRTUAL;
