-- deletes the table public._status_log; locks public._status_log ACCESS EXCLUSIVE
DROP TABLE "public"."_status_log";
-- deletes the table public.status_log; locks public.status_log ACCESS EXCLUSIVE
DROP TABLE "public"."status_log";
