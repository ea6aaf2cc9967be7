-- deletes the column public.current_plan.b; locks public.current_plan ACCESS EXCLUSIVE
ALTER TABLE "public"."current_plan" DROP COLUMN "b";
-- deletes the column public.next_plan.a; locks public.next_plan ACCESS EXCLUSIVE
ALTER TABLE "public"."next_plan" DROP COLUMN "a";
ALTER TABLE "public"."current_plan" ADD COLUMN "a" text;
ALTER TABLE "public"."next_plan" ADD COLUMN "b" integer;
