ALTER SEQUENCE "public"."request_log_id_seq" OWNED BY NONE;
DROP VIEW "public"."failed_requests";
-- deletes the table public.request_log_2024; locks public.request_log_2024 ACCESS EXCLUSIVE; locks public.request_log ACCESS EXCLUSIVE; locks public.request_log_rest ACCESS EXCLUSIVE
DROP TABLE "public"."request_log_2024";
-- deletes the table public.request_log_rest; locks public.request_log_rest ACCESS EXCLUSIVE; locks public.request_log ACCESS EXCLUSIVE
DROP TABLE "public"."request_log_rest";
DROP TABLE "public"."request_log";
CREATE TABLE "public"."request_log" (
    "id" bigint DEFAULT nextval('public.request_log_id_seq'::regclass) NOT NULL,
    "at" timestamp with time zone DEFAULT now() NOT NULL,
    "path" text,
    "status" smallint,
    CONSTRAINT "request_log_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "request_log_at_idx" ON "public"."request_log" USING "btree" ("at");
CREATE VIEW "public"."failed_requests" AS SELECT request_log.id,
    request_log.at,
    request_log.path
   FROM public.request_log
  WHERE (request_log.status >= 500);
ALTER SEQUENCE "public"."request_log_id_seq" OWNED BY "public"."request_log"."id";
