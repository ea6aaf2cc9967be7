-- locks public.events ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."events" ADD COLUMN "id" bigint GENERATED ALWAYS AS IDENTITY (START WITH 10 INCREMENT BY 5) NOT NULL;
-- locks public.events SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.events with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "events_pkey" ON "public"."events" USING "btree" ("id");
ALTER TABLE "public"."events" ADD CONSTRAINT "events_pkey" PRIMARY KEY USING INDEX "events_pkey";
