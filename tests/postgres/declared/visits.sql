-- What the derive does not declare: a partition, and a trigger.
CREATE TABLE declared.visits_of_2026 PARTITION OF declared.visits
    FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE FUNCTION declared.in_capitals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.guest := upper(NEW.guest);
    RETURN NEW;
END
$$;

CREATE TRIGGER in_capitals BEFORE INSERT ON declared.visits
    FOR EACH ROW EXECUTE FUNCTION declared.in_capitals();
