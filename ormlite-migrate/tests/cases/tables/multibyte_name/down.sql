-- deletes the column public."größe".länge_名前; locks public."größe" ACCESS EXCLUSIVE
ALTER TABLE "public"."größe" DROP COLUMN "länge_名前";
