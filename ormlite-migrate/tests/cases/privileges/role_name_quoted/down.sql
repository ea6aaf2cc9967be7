DROP POLICY "everything" ON "public"."users";
REVOKE SELECT ON TABLE "public"."users" FROM "app-Role 1";
