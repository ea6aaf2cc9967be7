ALTER TABLE ONLY "public"."users" ALTER COLUMN "city" SET ("n_distinct" = '200', "n_distinct_inherited" = '-0.1');
