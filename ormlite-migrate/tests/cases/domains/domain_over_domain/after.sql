CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN age AS positive CHECK (VALUE < 150);
