ALTER TABLE "public"."transfers" DROP CONSTRAINT "transfers_source_fkey";
ALTER TABLE "public"."transfers" DROP CONSTRAINT "transfers_target_fkey";
ALTER DOMAIN "public"."account_no" RENAME TO "account_no_old";
CREATE DOMAIN "public"."account_no" AS integer;
ALTER DOMAIN "public"."account_no" ADD CONSTRAINT "account_no_check" CHECK (VALUE > 0);
-- locks public.accounts ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."accounts" ALTER COLUMN "no" TYPE public.account_no USING "no"::text::public.account_no;
-- locks public.transfers ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."transfers" ALTER COLUMN "source" TYPE public.account_no USING "source"::text::public.account_no;
-- locks public.transfers ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."transfers" ALTER COLUMN "target" TYPE public.account_no USING "target"::text::public.account_no;
DROP DOMAIN "public"."account_no_old";
ALTER TABLE "public"."transfers" ADD CONSTRAINT "transfers_source_fkey" FOREIGN KEY ("source") REFERENCES "public"."accounts" ("no") NOT VALID;
-- locks public.transfers SHARE UPDATE EXCLUSIVE; locks public.accounts ROW SHARE; reads all rows; has a transaction of its own; rows of public.transfers without a row of public.accounts make it fail
ALTER TABLE "public"."transfers" VALIDATE CONSTRAINT "transfers_source_fkey";
ALTER TABLE "public"."transfers" ADD CONSTRAINT "transfers_target_fkey" FOREIGN KEY ("target") REFERENCES "public"."accounts" ("no") NOT VALID;
-- locks public.transfers SHARE UPDATE EXCLUSIVE; locks public.accounts ROW SHARE; reads all rows; has a transaction of its own; rows of public.transfers without a row of public.accounts make it fail
ALTER TABLE "public"."transfers" VALIDATE CONSTRAINT "transfers_target_fkey";
