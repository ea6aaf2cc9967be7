-- locks public.counters ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."counters" ALTER COLUMN "id" TYPE bigint;
ALTER TABLE "public"."counters" ALTER COLUMN "id" SET MAXVALUE 9000000000;
-- locks public.floors ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."floors" ALTER COLUMN "id" TYPE bigint;
ALTER TABLE "public"."floors" ALTER COLUMN "id" SET MINVALUE -9000000000;
-- locks public.rooms ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."rooms" ALTER COLUMN "id" TYPE bigint;
ALTER TABLE "public"."rooms" ALTER COLUMN "id" SET MAXVALUE 5000000000;
