-- deletes the attribute y of "public"."b"
ALTER TYPE "public"."b" DROP ATTRIBUTE "y";
