-- deletes the column public."a 'b".New; locks public."a 'b" ACCESS EXCLUSIVE
ALTER TABLE "public"."a 'b" DROP COLUMN "New";
