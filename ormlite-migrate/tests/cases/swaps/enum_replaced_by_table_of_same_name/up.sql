DROP TYPE "public"."color";
CREATE TABLE "public"."color" (
    "name" text NOT NULL,
    CONSTRAINT "color_pkey" PRIMARY KEY ("name")
);
