-- deletes the attribute y of "public"."a"
ALTER TYPE "public"."a" DROP ATTRIBUTE "y";
