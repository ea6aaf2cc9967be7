-- deletes the attribute country of "public"."address"
ALTER TYPE "public"."address" DROP ATTRIBUTE "country";
