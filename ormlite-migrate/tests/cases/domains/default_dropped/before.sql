CREATE DOMAIN created AS timestamptz DEFAULT now();
