GRANT CREATE ON SCHEMA "api" TO "app_reader";
