-- locks public.x ACCESS EXCLUSIVE; statements that use the old name fail
ALTER VIEW "public"."x" RENAME TO "v";
