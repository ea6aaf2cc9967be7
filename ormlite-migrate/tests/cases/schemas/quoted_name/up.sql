CREATE SCHEMA IF NOT EXISTS "Sales Data";
CREATE TABLE "Sales Data"."Order Lines" (
    "Order Id" integer NOT NULL,
    CONSTRAINT "Order Lines_pkey" PRIMARY KEY ("Order Id")
);
