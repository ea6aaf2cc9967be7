-- statements that use the old name fail
ALTER TYPE "words"."feeling" SET SCHEMA "public";
-- statements that use the old name fail
ALTER TYPE "public"."feeling" RENAME TO "mood";
-- locks people.guests ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "people"."guests" SET SCHEMA "public";
-- locks people.content ACCESS EXCLUSIVE; statements that use the old name fail
ALTER VIEW "people"."content" SET SCHEMA "public";
-- locks public.content ACCESS EXCLUSIVE; statements that use the old name fail
ALTER VIEW "public"."content" RENAME TO "happy";
ALTER SEQUENCE "words"."tickets" SET SCHEMA "public";
DROP SCHEMA "people";
DROP SCHEMA "words";
