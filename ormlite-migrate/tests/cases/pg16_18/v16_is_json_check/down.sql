ALTER TABLE "public"."events" DROP CONSTRAINT "payload_is_object";
