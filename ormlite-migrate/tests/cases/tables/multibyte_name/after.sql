CREATE TABLE "größe" (id integer PRIMARY KEY, "länge_名前" text DEFAULT 'ü');
