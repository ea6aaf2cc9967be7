CREATE TABLE "public"."order" (
    "user" integer NOT NULL,
    "check" integer DEFAULT 1,
    "default" text,
    "primary" boolean,
    CONSTRAINT "order_check_check" CHECK ("check" > 0),
    CONSTRAINT "order_pkey" PRIMARY KEY ("user")
);
CREATE INDEX "index" ON "public"."order" USING "btree" ("default");
CREATE VIEW "public"."group" AS SELECT "order"."user",
    "order"."check" AS "table"
   FROM public."order";
