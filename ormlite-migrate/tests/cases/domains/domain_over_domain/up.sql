ALTER DOMAIN "public"."age" ADD CONSTRAINT "age_check" CHECK ((VALUE)::integer < 150);
