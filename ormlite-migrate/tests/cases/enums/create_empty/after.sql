CREATE TYPE reserved_state AS ENUM ();
