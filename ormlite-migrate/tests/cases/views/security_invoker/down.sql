ALTER VIEW "public"."user_list" RESET ("security_invoker");
