-- deletes the table public.stays_1; locks public.stays_1 ACCESS EXCLUSIVE; locks public.stays ACCESS EXCLUSIVE
DROP TABLE "public"."stays_1";
-- deletes the table public.stays_2; locks public.stays_2 ACCESS EXCLUSIVE; locks public.stays ACCESS EXCLUSIVE
DROP TABLE "public"."stays_2";
-- deletes the table public.stays; locks public.stays ACCESS EXCLUSIVE
DROP TABLE "public"."stays";
