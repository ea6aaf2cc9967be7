//! Comments, collations and storage.

use crate::diagnostics::Diagnostics;
use crate::structure;
use crate::table::model::Table;

/// The doc comments that become comments of the database are texts.
pub(super) fn doc_comments_are_texts(table: &Table, mistakes: &Diagnostics) {
    if table.attr.comments.is_none() {
        return;
    }
    let of_columns = table.columns.iter();
    let of_columns = of_columns.filter(|column| column.attr.comment.is_none());
    let of_columns = of_columns.flat_map(|column| &column.docs);
    let of_table = table.docs.iter().filter(|_| table.attr.comment.is_none());
    for doc in of_table.chain(of_columns) {
        if structure::is_computed_doc(doc) {
            mistakes.on(
                doc,
                "`comments` takes the text of doc comments, and this one is an expression; write \
                 the text, or give another one by `comment = \"..\"`",
            );
        }
    }
}

/// A collation is given once: by `collation`, or in `sql_type`.
pub(super) fn one_collation(table: &Table, mistakes: &Diagnostics) {
    for column in &table.columns {
        let attr = &column.attr;
        let (Some(collation), Some(sql)) = (&attr.collation, &attr.sql_type) else {
            continue;
        };
        if sql.value().to_lowercase().contains(" collate ") {
            mistakes.on(collation, "`sql_type` already names a collation; keep one");
        }
    }
}
