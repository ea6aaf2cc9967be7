CREATE TABLE rooms (a text, "B" date, c int, PRIMARY KEY ("B", a));
INSERT INTO rooms SELECT n % 7, DATE '2026-01-01' + n / 7, n FROM generate_series(1, 2500) n;
