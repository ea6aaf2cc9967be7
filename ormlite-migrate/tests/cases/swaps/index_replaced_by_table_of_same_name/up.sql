-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."names";
CREATE TABLE "public"."names" (
    "name" text
);
