ALTER DEFAULT PRIVILEGES FOR ROLE "postgres" IN SCHEMA "public" GRANT SELECT ON TABLES TO "app_reader";
CREATE TABLE "public"."teams" (
    "id" integer NOT NULL,
    CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);
GRANT SELECT ON TABLE "public"."teams" TO "app_reader";
