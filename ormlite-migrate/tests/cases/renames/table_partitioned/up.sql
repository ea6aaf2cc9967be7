-- locks public.logs ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."logs" RENAME TO "events";
