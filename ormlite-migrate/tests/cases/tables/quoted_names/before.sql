CREATE TABLE "Order ""Details"" %" ("Id" integer PRIMARY KEY);
CREATE INDEX "Order Details.idx" ON "Order ""Details"" %" ("Id" DESC);
