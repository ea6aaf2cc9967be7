CREATE TYPE name_range AS RANGE (subtype = text, collation = "C");
