//! The partition key: its columns are found by their names.

use crate::diagnostics::Diagnostics;
use crate::table::attr::index::On;
use crate::table::model::{Partition, PartitionElement, Table};

impl Table {
    pub(super) fn take_partition(&mut self, mistakes: &Diagnostics) {
        let Some(written) = self.attr.partition_by.take() else {
            return;
        };
        let columns = written.elements.iter().filter_map(|element| match element {
            On::Column(ident) => Some(ident.clone()),
            On::Expression(_) => None,
        });
        let columns: Vec<_> = columns.collect();
        let Some(found) = self.find_all(&columns, mistakes) else {
            return;
        };
        let mut found = columns.into_iter().zip(found);
        let elements = written
            .elements
            .into_iter()
            .filter_map(|element| match element {
                On::Column(_) => {
                    let (ident, at) = found.next()?;
                    Some(PartitionElement::Column(ident, at))
                }
                On::Expression(sql) => Some(PartitionElement::Expression(sql)),
            });
        self.partition = Some(Partition {
            key: written.key,
            strategy: written.strategy,
            elements: elements.collect(),
        });
    }
}
