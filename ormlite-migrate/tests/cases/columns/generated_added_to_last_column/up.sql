-- deletes the column public.people.full_name; locks public.people ACCESS EXCLUSIVE
ALTER TABLE "public"."people" DROP COLUMN "full_name";
-- locks public.people ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."people" ADD COLUMN "full_name" text GENERATED ALWAYS AS ((first || ' '::text) || last) STORED;
