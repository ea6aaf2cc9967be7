CREATE TYPE order_status AS ENUM ('draft', 'new', 'paid');
CREATE TABLE orders (id integer PRIMARY KEY, status order_status DEFAULT 'draft');
