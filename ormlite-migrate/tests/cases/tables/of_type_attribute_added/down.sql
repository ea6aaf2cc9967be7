-- deletes the attribute hired of "public"."employee"
ALTER TYPE "public"."employee" DROP ATTRIBUTE "hired" CASCADE;
