DROP VIEW "public"."open_ticket_count";
DROP VIEW "public"."open_tickets";
ALTER TYPE "public"."ticket_state" RENAME TO "ticket_state_old";
CREATE TYPE "public"."ticket_state" AS ENUM ('open', 'closed');
-- locks public.tickets ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."tickets" ALTER COLUMN "state" TYPE public.ticket_state USING "state"::text::public.ticket_state;
-- rows with a removed label make it fail: waiting
DROP TYPE "public"."ticket_state_old";
CREATE VIEW "public"."open_tickets" AS SELECT tickets.id,
    tickets.state
   FROM public.tickets
  WHERE (tickets.state = 'open'::public.ticket_state);
CREATE VIEW "public"."open_ticket_count" AS SELECT count(*) AS n
   FROM public.open_tickets;
