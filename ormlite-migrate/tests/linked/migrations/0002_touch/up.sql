CREATE FUNCTION linked.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.title := trim(NEW.title);
    RETURN NEW;
END
$$;

CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON linked.notes
    FOR EACH ROW EXECUTE FUNCTION linked.touch();
