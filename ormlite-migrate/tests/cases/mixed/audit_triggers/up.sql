SET check_function_bodies = off;
CREATE SCHEMA IF NOT EXISTS "audit";
CREATE TYPE "audit"."action" AS ENUM ('INSERT', 'UPDATE', 'DELETE');
CREATE OR REPLACE FUNCTION audit.record()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ BEGIN INSERT INTO audit.entries (table_name, action, old_row, new_row) VALUES (TG_TABLE_NAME, TG_OP::audit.action, to_jsonb(OLD), to_jsonb(NEW)); RETURN NULL; END $function$;
CREATE TABLE "audit"."entries" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    "table_name" text NOT NULL,
    "action" audit.action NOT NULL,
    "old_row" jsonb,
    "new_row" jsonb,
    CONSTRAINT "entries_pkey" PRIMARY KEY ("id")
);
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.accounts FOR EACH ROW EXECUTE FUNCTION audit.record();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON public.transfers FOR EACH ROW EXECUTE FUNCTION audit.record();
