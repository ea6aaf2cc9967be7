CREATE COLLATION plain (provider = libc, locale = 'C');
CREATE COLLATION other (lc_collate = 'C', lc_ctype = 'POSIX');
