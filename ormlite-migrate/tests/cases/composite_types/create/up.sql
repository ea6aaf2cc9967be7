CREATE TYPE "public"."address" AS ("street" text, "city" character varying(80), "zip" character(5) COLLATE pg_catalog."C");
