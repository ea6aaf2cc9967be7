SET check_function_bodies = off;
ALTER TABLE ONLY "public"."docs" ALTER COLUMN "no" DROP DEFAULT;
DROP FUNCTION "public"."next_no"();
CREATE OR REPLACE FUNCTION public.next_no()
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT 1 $function$;
ALTER TABLE ONLY "public"."docs" ALTER COLUMN "no" SET DEFAULT public.next_no();
