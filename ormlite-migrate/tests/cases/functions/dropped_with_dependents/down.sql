SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.norm(t text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT lower(t) $function$;
ALTER TABLE ONLY "public"."users" ALTER COLUMN "name" SET DEFAULT public.norm('ANON'::text);
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_norm_idx" ON "public"."users" USING "btree" (public.norm(name));
ALTER TABLE "public"."users" ADD CONSTRAINT "name_normal" CHECK (name = public.norm(name)) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.users that do not meet it make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "name_normal";
CREATE VIEW "public"."normal_names" AS SELECT public.norm(users.name) AS n
   FROM public.users;
