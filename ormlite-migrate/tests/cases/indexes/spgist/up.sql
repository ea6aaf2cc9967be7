ALTER INDEX "public"."hosts_ip_idx" RENAME TO "hosts_ip_idx_old";
-- locks public.hosts SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "hosts_ip_idx" ON "public"."hosts" USING "spgist" ("ip");
-- locks public.hosts SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."hosts_ip_idx_old";
-- locks public.hosts SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "hosts_name_idx" ON "public"."hosts" USING "spgist" ("name");
