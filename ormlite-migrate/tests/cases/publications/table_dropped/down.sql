CREATE TABLE "public"."customers" (
    "id" integer NOT NULL,
    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
ALTER PUBLICATION "shop" SET TABLE ONLY "public"."customers", TABLE ONLY "public"."orders";
