ALTER TABLE "public"."logs" ADD CONSTRAINT "id_positive" CHECK (id > 0) NOT VALID;
-- locks public.logs SHARE UPDATE EXCLUSIVE; locks public.logs_2023 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs that do not meet it make it fail
ALTER TABLE "public"."logs" VALIDATE CONSTRAINT "id_positive";
