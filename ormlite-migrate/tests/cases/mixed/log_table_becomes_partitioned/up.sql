ALTER SEQUENCE "public"."request_log_id_seq" OWNED BY NONE;
DROP VIEW "public"."failed_requests";
-- deletes the table public.request_log; locks public.request_log ACCESS EXCLUSIVE
DROP TABLE "public"."request_log";
CREATE TABLE "public"."request_log" (
    "id" bigint DEFAULT nextval('public.request_log_id_seq'::regclass) NOT NULL,
    "at" timestamp with time zone DEFAULT now() NOT NULL,
    "path" text,
    "status" smallint
) PARTITION BY RANGE (at);
CREATE TABLE "public"."request_log_2024" (
    "id" bigint DEFAULT nextval('public.request_log_id_seq'::regclass) NOT NULL,
    "at" timestamp with time zone DEFAULT now() NOT NULL,
    "path" text,
    "status" smallint
);
CREATE TABLE "public"."request_log_rest" (
    "id" bigint DEFAULT nextval('public.request_log_id_seq'::regclass) NOT NULL,
    "at" timestamp with time zone DEFAULT now() NOT NULL,
    "path" text,
    "status" smallint
);
CREATE INDEX "request_log_at_idx" ON ONLY "public"."request_log" USING "brin" ("at");
CREATE INDEX "request_log_2024_at_idx" ON "public"."request_log_2024" USING "brin" ("at");
CREATE INDEX "request_log_rest_at_idx" ON "public"."request_log_rest" USING "brin" ("at");
ALTER TABLE ONLY "public"."request_log" ADD CONSTRAINT "request_log_pkey" PRIMARY KEY ("id", "at");
ALTER TABLE "public"."request_log_2024" ADD CONSTRAINT "request_log_2024_pkey" PRIMARY KEY ("id", "at");
ALTER TABLE "public"."request_log_rest" ADD CONSTRAINT "request_log_rest_pkey" PRIMARY KEY ("id", "at");
ALTER TABLE ONLY "public"."request_log" ATTACH PARTITION "public"."request_log_2024" FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
ALTER TABLE ONLY "public"."request_log" ATTACH PARTITION "public"."request_log_rest" DEFAULT;
ALTER INDEX "public"."request_log_pkey" ATTACH PARTITION "public"."request_log_2024_pkey";
ALTER INDEX "public"."request_log_pkey" ATTACH PARTITION "public"."request_log_rest_pkey";
ALTER INDEX "public"."request_log_at_idx" ATTACH PARTITION "public"."request_log_2024_at_idx";
ALTER INDEX "public"."request_log_at_idx" ATTACH PARTITION "public"."request_log_rest_at_idx";
CREATE VIEW "public"."failed_requests" AS SELECT request_log.id,
    request_log.at,
    request_log.path
   FROM public.request_log
  WHERE (request_log.status >= 500);
ALTER SEQUENCE "public"."request_log_id_seq" OWNED BY "public"."request_log"."id";
