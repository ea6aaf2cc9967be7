//! Relations: loaded with a query, asked about in its filters, and followed from rows.

mod loading;
