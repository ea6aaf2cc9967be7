CREATE TYPE "Order Status" AS ENUM ('it''s new', 'Paid "in full"', '');
CREATE TABLE "Orders" (id integer PRIMARY KEY, "Status" "Order Status" DEFAULT 'it''s new');
