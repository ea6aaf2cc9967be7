ALTER TYPE "public"."address" ADD ATTRIBUTE "planet" text;
