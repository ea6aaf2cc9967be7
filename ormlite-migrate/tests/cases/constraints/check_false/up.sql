ALTER TABLE "public"."closed" ADD CONSTRAINT "nothing_more" CHECK (false) NO INHERIT NOT VALID;
