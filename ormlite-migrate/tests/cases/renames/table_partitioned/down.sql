-- locks public.events ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."events" RENAME TO "logs";
