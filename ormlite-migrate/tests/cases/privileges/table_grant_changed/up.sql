REVOKE DELETE, INSERT ON TABLE "public"."users" FROM "app_reader";
GRANT REFERENCES, TRIGGER, TRUNCATE, UPDATE ON TABLE "public"."users" TO "app_reader";
