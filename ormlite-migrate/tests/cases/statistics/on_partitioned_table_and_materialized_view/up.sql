CREATE STATISTICS public.log_days_stats ON at, id FROM public.log_days;
CREATE STATISTICS public.logs_stats ON id, at FROM public.logs;
