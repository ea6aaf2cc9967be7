ALTER TYPE "public"."size" RENAME TO "size_old";
CREATE TYPE "public"."size" AS ENUM ('s', 'l');
-- rows with a removed label make it fail: xs, m, xl, xxl
DROP TYPE "public"."size_old";
