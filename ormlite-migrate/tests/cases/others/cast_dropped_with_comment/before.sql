CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE CAST (mood AS integer) WITH INOUT;
COMMENT ON CAST (mood AS integer) IS 'odd';
