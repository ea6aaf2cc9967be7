CREATE TABLE sessions (id uuid PRIMARY KEY DEFAULT uuidv7());
