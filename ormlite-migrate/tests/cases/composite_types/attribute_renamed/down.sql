-- deletes the attribute height of "public"."point3"
ALTER TYPE "public"."point3" DROP ATTRIBUTE "height";
ALTER TYPE "public"."point3" ADD ATTRIBUTE "z" integer;
