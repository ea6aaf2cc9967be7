ALTER TYPE "public"."a" ADD ATTRIBUTE "y" text;
