CREATE TABLE items (price integer, qty integer, note text DEFAULT 'none');
