-- deletes the table fleet.trucks; locks fleet.trucks ACCESS EXCLUSIVE
DROP TABLE "fleet"."trucks";
