ALTER TABLE "public"."logs_2023" ADD CONSTRAINT "id_small" CHECK (id < 1000) NOT VALID;
-- locks public.logs_2023 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs_2023 that do not meet it make it fail
ALTER TABLE "public"."logs_2023" VALIDATE CONSTRAINT "id_small";
