ALTER TYPE "public"."employee" ADD ATTRIBUTE "hired" date CASCADE;
