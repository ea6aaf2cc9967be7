ALTER TYPE "public"."place" ADD ATTRIBUTE "position" public.geo;
