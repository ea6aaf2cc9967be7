DROP VIEW "public"."group";
-- deletes the table public.order; locks public.order ACCESS EXCLUSIVE
DROP TABLE "public"."order";
