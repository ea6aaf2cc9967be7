CREATE TYPE verdict AS ENUM ('pass', 'fail', 'unknown');
CREATE FUNCTION judge(score integer) RETURNS verdict LANGUAGE plpgsql AS $$ BEGIN RETURN CASE WHEN score > 50 THEN 'pass' ELSE 'fail' END; END $$;
CREATE FUNCTION judge_all(scores integer[]) RETURNS SETOF verdict LANGUAGE sql AS $$ SELECT judge(s) FROM unnest(scores) s $$;
