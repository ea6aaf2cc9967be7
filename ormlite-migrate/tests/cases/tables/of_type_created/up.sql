CREATE TABLE "public"."employees" OF "public"."employee" (
    "name" WITH OPTIONS NOT NULL,
    "salary" WITH OPTIONS DEFAULT 1000,
    CONSTRAINT "employees_pkey" PRIMARY KEY ("name")
);
