CREATE SCHEMA IF NOT EXISTS "words";
-- statements that use the old name fail
ALTER TYPE "public"."mood" SET SCHEMA "words";
-- statements that use the old name fail
ALTER TYPE "words"."mood" RENAME TO "feeling";
CREATE SCHEMA IF NOT EXISTS "people";
COMMENT ON SCHEMA "people" IS 'Who is here';
-- locks public.happy ACCESS EXCLUSIVE; statements that use the old name fail
ALTER VIEW "public"."happy" SET SCHEMA "people";
-- locks people.happy ACCESS EXCLUSIVE; statements that use the old name fail
ALTER VIEW "people"."happy" RENAME TO "content";
-- locks public.guests ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."guests" SET SCHEMA "people";
ALTER SEQUENCE "public"."tickets" SET SCHEMA "words";
