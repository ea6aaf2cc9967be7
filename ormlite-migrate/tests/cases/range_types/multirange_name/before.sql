CREATE TYPE inet_range AS RANGE (subtype = inet);
