REVOKE CREATE ON SCHEMA "api" FROM "app_reader";
