DROP INDEX "public"."i";
CREATE INDEX "i" ON ONLY "public"."p" USING "btree" ("b");
