-- deletes the table public.stays_1; locks public.stays_1 ACCESS EXCLUSIVE; locks public.stays ACCESS EXCLUSIVE
DROP TABLE "public"."stays_1";
