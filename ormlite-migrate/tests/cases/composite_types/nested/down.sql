-- deletes the attribute position of "public"."place"
ALTER TYPE "public"."place" DROP ATTRIBUTE "position";
