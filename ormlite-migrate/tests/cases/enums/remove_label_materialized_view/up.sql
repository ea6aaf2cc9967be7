DROP MATERIALIZED VIEW "public"."tickets_by_state";
ALTER TYPE "public"."ticket_state" RENAME TO "ticket_state_old";
CREATE TYPE "public"."ticket_state" AS ENUM ('open', 'closed');
-- locks public.tickets ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."tickets" ALTER COLUMN "state" TYPE public.ticket_state USING "state"::text::public.ticket_state;
-- rows with a removed label make it fail: waiting
DROP TYPE "public"."ticket_state_old";
-- reads all rows
CREATE MATERIALIZED VIEW "public"."tickets_by_state" AS SELECT tickets.state,
    count(*) AS n
   FROM public.tickets
  GROUP BY tickets.state;
CREATE UNIQUE INDEX "tickets_by_state_idx" ON "public"."tickets_by_state" USING "btree" ("state");
