ALTER TABLE "pay"."salaries" ADD CONSTRAINT "salaries_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "hr"."people" ("id") NOT VALID;
-- locks pay.salaries SHARE UPDATE EXCLUSIVE; locks hr.people ROW SHARE; reads all rows; has a transaction of its own; rows of pay.salaries without a row of hr.people make it fail
ALTER TABLE "pay"."salaries" VALIDATE CONSTRAINT "salaries_person_id_fkey";
