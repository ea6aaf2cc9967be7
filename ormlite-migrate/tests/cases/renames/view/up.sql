-- locks public.v ACCESS EXCLUSIVE; statements that use the old name fail
ALTER VIEW "public"."v" RENAME TO "x";
