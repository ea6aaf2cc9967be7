-- deletes the attribute hired of "public"."employee"; locks public.employees ACCESS EXCLUSIVE
ALTER TYPE "public"."employee" DROP ATTRIBUTE "hired" CASCADE;
