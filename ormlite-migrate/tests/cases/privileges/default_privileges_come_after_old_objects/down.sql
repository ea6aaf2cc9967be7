ALTER DEFAULT PRIVILEGES FOR ROLE "postgres" IN SCHEMA "public" REVOKE SELECT ON TABLES FROM "app_reader";
-- deletes the table public.teams; locks public.teams ACCESS EXCLUSIVE
DROP TABLE "public"."teams";
