ALTER VIEW "public"."user_list" SET ("security_invoker" = 'true');
