ALTER TABLE "public"."teams" DROP CONSTRAINT "size_ok";
ALTER TABLE "public"."teams" ADD CONSTRAINT "size_ok" CHECK (size > 1) NOT VALID;
-- locks public.teams SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.teams that do not meet it make it fail
ALTER TABLE "public"."teams" VALIDATE CONSTRAINT "size_ok";
COMMENT ON CONSTRAINT "size_ok" ON "public"."teams" IS 'no small teams';
