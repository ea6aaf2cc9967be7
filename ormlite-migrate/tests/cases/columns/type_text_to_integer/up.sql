-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.position that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "position" TYPE integer USING "position"::text::integer;
