ALTER TYPE "public"."a_state" RENAME TO "a_state_old";
CREATE TYPE "public"."a_state" AS ENUM ('on', 'off');
-- rows with a removed label make it fail: up, down
DROP TYPE "public"."a_state_old";
ALTER TYPE "public"."b_state" RENAME TO "b_state_old";
CREATE TYPE "public"."b_state" AS ENUM ('up', 'down');
-- rows with a removed label make it fail: on, off
DROP TYPE "public"."b_state_old";
