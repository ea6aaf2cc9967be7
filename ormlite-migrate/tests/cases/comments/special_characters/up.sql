COMMENT ON TABLE "public"."users" IS E'quote '' double " dollar $$ percent % back \\ slash
new line	tab — ünïcode 🐘 ;';
