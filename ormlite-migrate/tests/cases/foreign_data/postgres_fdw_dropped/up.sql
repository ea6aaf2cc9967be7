DROP FOREIGN TABLE public.products;
DROP USER MAPPING FOR postgres SERVER other_db;
DROP SERVER other_db;
DROP EXTENSION "postgres_fdw";
