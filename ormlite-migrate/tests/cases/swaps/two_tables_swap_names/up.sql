-- deletes the column public.current_plan.a; locks public.current_plan ACCESS EXCLUSIVE
ALTER TABLE "public"."current_plan" DROP COLUMN "a";
-- deletes the column public.next_plan.b; locks public.next_plan ACCESS EXCLUSIVE
ALTER TABLE "public"."next_plan" DROP COLUMN "b";
ALTER TABLE "public"."current_plan" ADD COLUMN "b" integer;
ALTER TABLE "public"."next_plan" ADD COLUMN "a" text;
