GRANT SELECT ON TABLE "public"."users" TO "app-Role 1";
CREATE POLICY "everything" ON "public"."users" TO "app-Role 1" USING (true);
