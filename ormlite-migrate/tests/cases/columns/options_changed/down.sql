ALTER TABLE ONLY "public"."users" ALTER COLUMN "city" RESET ("n_distinct_inherited");
ALTER TABLE ONLY "public"."users" ALTER COLUMN "city" SET ("n_distinct" = '100');
