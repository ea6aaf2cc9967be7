-- deletes the table public.color; locks public.color ACCESS EXCLUSIVE
DROP TABLE "public"."color";
CREATE TYPE "public"."color" AS ENUM ('red', 'green');
