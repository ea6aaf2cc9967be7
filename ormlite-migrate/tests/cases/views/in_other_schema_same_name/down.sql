DROP VIEW "api"."users";
