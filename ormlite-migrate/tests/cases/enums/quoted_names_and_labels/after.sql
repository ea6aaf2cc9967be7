CREATE TYPE "Order Status" AS ENUM ('it''s new', 'half\paid', 'Paid "in full"', '', 'été');
CREATE TABLE "Orders" (id integer PRIMARY KEY, "Status" "Order Status" DEFAULT 'it''s new');
