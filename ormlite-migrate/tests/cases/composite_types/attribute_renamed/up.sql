-- deletes the attribute z of "public"."point3"
ALTER TYPE "public"."point3" DROP ATTRIBUTE "z";
ALTER TYPE "public"."point3" ADD ATTRIBUTE "height" integer;
