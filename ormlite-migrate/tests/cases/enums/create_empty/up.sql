CREATE TYPE "public"."reserved_state" AS ENUM ();
