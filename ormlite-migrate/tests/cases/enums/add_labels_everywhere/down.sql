ALTER TYPE "public"."size" RENAME TO "size__old";
CREATE TYPE "public"."size" AS ENUM ('s', 'l');
-- rows with a removed label make it fail: xs, m, xl, xxl
DROP TYPE "public"."size__old";
