-- locks public.carts ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."carts" SET LOGGED;
-- locks public.cart_lines ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."cart_lines" SET LOGGED;
