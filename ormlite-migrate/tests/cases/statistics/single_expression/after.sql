CREATE TABLE events (at timestamptz);
CREATE STATISTICS events_month ON date_trunc('month'::text, (at AT TIME ZONE 'UTC')) FROM events;
