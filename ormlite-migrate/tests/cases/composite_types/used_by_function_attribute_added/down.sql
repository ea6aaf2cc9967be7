-- deletes the attribute c of "public"."pair"
ALTER TYPE "public"."pair" DROP ATTRIBUTE "c";
