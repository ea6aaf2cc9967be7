ALTER TYPE "public"."b" ADD ATTRIBUTE "y" text;
