CREATE STATISTICS public.events_month ON date_trunc('month'::text, (at AT TIME ZONE 'UTC'::text)) FROM public.events;
