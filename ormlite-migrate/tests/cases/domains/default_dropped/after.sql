CREATE DOMAIN created AS timestamptz;
