-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_year_idx" ON "public"."users" USING "btree" (date_part('year'::text, born), COALESCE(name, ''::text), ((id % 10))) WHERE (deleted_at IS NULL) AND (NOT (name ~~ 'test%'::text));
