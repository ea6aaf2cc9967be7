CREATE TABLE "public"."customers" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "name" text NOT NULL,
    "email" character varying(200),
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "customers_email_key" UNIQUE ("email"),
    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
