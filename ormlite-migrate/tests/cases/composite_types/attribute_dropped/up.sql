-- deletes the attribute planet of "public"."address"
ALTER TYPE "public"."address" DROP ATTRIBUTE "planet";
