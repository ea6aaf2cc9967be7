CREATE TABLE "public"."status_log" (
    "id" integer NOT NULL,
    "status" public.status,
    "statuses" public.status[],
    CONSTRAINT "status_log_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."_status_log" (
    "id" integer NOT NULL,
    "entry" public.status_log,
    "entries" public.status_log[],
    CONSTRAINT "_status_log_pkey" PRIMARY KEY ("id")
);
