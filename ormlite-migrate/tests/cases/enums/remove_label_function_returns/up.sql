SET check_function_bodies = off;
DROP FUNCTION "public"."judge"(integer);
DROP FUNCTION "public"."judge_all"(integer[]);
ALTER TYPE "public"."verdict" RENAME TO "verdict_old";
CREATE TYPE "public"."verdict" AS ENUM ('pass', 'fail');
-- rows with a removed label make it fail: unknown
DROP TYPE "public"."verdict_old";
CREATE OR REPLACE FUNCTION public.judge(score integer)
 RETURNS public.verdict
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN CASE WHEN score > 50 THEN 'pass' ELSE 'fail' END; END $function$;
CREATE OR REPLACE FUNCTION public.judge_all(scores integer[])
 RETURNS SETOF public.verdict
 LANGUAGE sql
AS $function$ SELECT judge(s) FROM unnest(scores) s $function$;
