DROP TYPE "public"."float_range";
