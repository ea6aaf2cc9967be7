-- locks public.files ACCESS EXCLUSIVE; writes all rows anew; values of public.files.content that the type bytea cannot hold make it fail
ALTER TABLE "public"."files" ALTER COLUMN "content" TYPE bytea USING "content"::text::bytea;
