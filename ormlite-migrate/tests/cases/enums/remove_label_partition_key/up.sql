ALTER TABLE "public"."sales" DETACH PARTITION "public"."sales_eu";
ALTER TABLE "public"."sales" DETACH PARTITION "public"."sales_us";
DROP TABLE "public"."sales";
ALTER TYPE "public"."region" RENAME TO "region_old";
CREATE TYPE "public"."region" AS ENUM ('eu', 'us');
CREATE TABLE "public"."sales" (
    "region" public.region NOT NULL,
    "amount" integer
) PARTITION BY LIST (region);
-- locks public.sales_eu ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."sales_eu" ALTER COLUMN "region" TYPE public.region USING "region"::text::public.region;
-- locks public.sales_us ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."sales_us" ALTER COLUMN "region" TYPE public.region USING "region"::text::public.region;
-- rows with a removed label make it fail: ap
DROP TYPE "public"."region_old";
-- locks public.sales_eu ACCESS EXCLUSIVE; reads all rows; rows of public.sales_eu outside of the bound make it fail
ALTER TABLE ONLY "public"."sales" ATTACH PARTITION "public"."sales_eu" FOR VALUES IN ('eu');
-- locks public.sales_us ACCESS EXCLUSIVE; reads all rows; rows of public.sales_us outside of the bound make it fail
ALTER TABLE ONLY "public"."sales" ATTACH PARTITION "public"."sales_us" FOR VALUES IN ('us');
