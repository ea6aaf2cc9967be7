-- deletes the attribute zip of "public"."address"
ALTER TYPE "public"."address" DROP ATTRIBUTE "zip";
