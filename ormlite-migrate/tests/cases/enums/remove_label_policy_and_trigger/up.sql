DROP POLICY "public_documents" ON "public"."documents";
DROP TRIGGER "documents_published" ON "public"."documents";
ALTER TYPE "public"."visibility" RENAME TO "visibility_old";
CREATE TYPE "public"."visibility" AS ENUM ('private', 'public');
ALTER TABLE "public"."documents" ALTER COLUMN "visibility" DROP DEFAULT;
-- locks public.documents ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."documents" ALTER COLUMN "visibility" TYPE public.visibility USING "visibility"::text::public.visibility;
ALTER TABLE "public"."documents" ALTER COLUMN "visibility" SET DEFAULT 'private'::public.visibility;
-- rows with a removed label make it fail: team
DROP TYPE "public"."visibility_old";
CREATE TRIGGER documents_published BEFORE UPDATE OF visibility ON public.documents FOR EACH ROW WHEN ((new.visibility = 'public'::public.visibility)) EXECUTE FUNCTION public.note_publish();
CREATE POLICY "public_documents" ON "public"."documents" FOR SELECT USING (visibility = 'public'::public.visibility);
