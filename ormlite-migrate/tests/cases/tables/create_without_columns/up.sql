CREATE TABLE "public"."placeholder" ();
