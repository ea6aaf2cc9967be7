CREATE TYPE "public"."nothing" AS ();
