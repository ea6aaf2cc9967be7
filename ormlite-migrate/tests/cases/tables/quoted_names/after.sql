CREATE TABLE "Order ""Details"" %" ("Id" integer PRIMARY KEY, "it's a 'name'" text DEFAULT 'it''s', "select" integer, "a.b" integer CHECK ("a.b" > 0));
CREATE INDEX "Order Details.idx" ON "Order ""Details"" %" ("Id" DESC);
