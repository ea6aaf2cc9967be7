ALTER TABLE "public"."events" ADD CONSTRAINT "payload_is_object" CHECK (payload IS JSON OBJECT WITH UNIQUE KEYS) NOT VALID;
-- locks public.events SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.events that do not meet it make it fail
ALTER TABLE "public"."events" VALIDATE CONSTRAINT "payload_is_object";
