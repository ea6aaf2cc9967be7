-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "number" TO "name";
ALTER TABLE "public"."rooms" ALTER COLUMN "name" TYPE text;
ALTER TABLE "public"."rooms" ALTER COLUMN "name" DROP NOT NULL;
