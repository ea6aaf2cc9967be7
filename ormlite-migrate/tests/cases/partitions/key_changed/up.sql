DROP TABLE "public"."logs";
CREATE TABLE "public"."logs" (
    "id" bigint NOT NULL,
    "at" date NOT NULL
) PARTITION BY RANGE (at, id);
