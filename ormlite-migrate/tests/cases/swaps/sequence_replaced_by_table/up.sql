DROP SEQUENCE "public"."counter";
CREATE TABLE "public"."counter" (
    "value" bigint NOT NULL
);
