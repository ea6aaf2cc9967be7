DROP SCHEMA "reports";
