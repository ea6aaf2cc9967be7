SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.user_count()
 RETURNS bigint
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT count(*) AS count
    FROM public.users;
END;
