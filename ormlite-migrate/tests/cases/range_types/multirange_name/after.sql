CREATE TYPE inet_range AS RANGE (subtype = inet, multirange_type_name = inet_ranges);
