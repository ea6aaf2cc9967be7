ALTER TABLE "pay"."salaries" DROP CONSTRAINT "salaries_person_id_fkey";
