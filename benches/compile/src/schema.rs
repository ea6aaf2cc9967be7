//! The schema that every peer is given: tables of fourteen columns in six domains, and nothing of
//! how any peer writes them down.

/// The modules that the tables are spread over.
const DOMAINS: [&str; 6] = [
    "access",
    "billing",
    "customers",
    "merchants",
    "orders",
    "riders",
];

/// All tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    pub domains: Vec<Domain>,
}

/// Tables that refer to each other and to no others.
#[derive(Debug, Clone, PartialEq)]
pub struct Domain {
    pub name: &'static str,
    pub tables: Vec<Table>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Counted through all domains, so that no two tables share a name.
    pub number: usize,
    pub columns: Vec<Column>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub nullable: bool,
    pub role: Role,
}

/// The type of a column, as PostgreSQL names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Uuid,
    Text,
    Integer,
    BigInt,
    /// `numeric(10,2)`
    Numeric,
    Boolean,
    TimestampTz,
}

/// What a column is for, where a peer has a way to say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Plain,
    PrimaryKey,
    /// Points at the key of the table with this number, in the same domain.
    Reference(usize),
    Unique,
    CreatedAt,
    UpdatedAt,
    SoftDelete,
    Version,
}

impl Schema {
    /// A schema of so many tables; always the same for the same number.
    pub fn new(tables: usize) -> Self {
        let mut next = 0;
        let domains = DOMAINS.iter().enumerate().map(|(index, name)| {
            let share = tables / DOMAINS.len() + usize::from(index < tables % DOMAINS.len());
            let first = next;
            next += share;
            Domain {
                name,
                tables: (first..next)
                    .map(|number| Table::new(number, first))
                    .collect(),
            }
        });
        Self {
            domains: domains.collect(),
        }
    }

    /// The schema after somebody worked on it: one column of one table, in the middle of the first
    /// domain, has another name.
    pub fn edited(&self) -> Self {
        let mut edited = self.clone();
        let tables = &mut edited.domains[0].tables;
        let middle = tables.len() / 2;
        for column in &mut tables[middle].columns {
            if column.name == "notes" {
                column.name = "remarks";
            }
        }
        edited
    }
}

impl Table {
    /// A table of the domain that starts with the table `first`.
    fn new(number: usize, first: usize) -> Self {
        let earlier = |distance: usize| match number.checked_sub(distance) {
            Some(target) if target >= first => Role::Reference(target),
            _ => Role::Plain,
        };
        let columns = vec![
            Column::required("id", Kind::Uuid, Role::PrimaryKey),
            Column::required("a_id", Kind::Uuid, earlier(1)),
            Column::optional("b_id", Kind::Uuid, earlier(2)),
            Column::required("code", Kind::Text, Role::Unique),
            Column::required("name", Kind::Text, Role::Plain),
            Column::optional("notes", Kind::Text, Role::Plain),
            Column::required("status", Kind::Integer, Role::Plain),
            Column::required("size", Kind::BigInt, Role::Plain),
            Column::required("rate", Kind::Numeric, Role::Plain),
            Column::required("active", Kind::Boolean, Role::Plain),
            Column::required("created_at", Kind::TimestampTz, Role::CreatedAt),
            Column::required("updated_at", Kind::TimestampTz, Role::UpdatedAt),
            Column::optional("deleted_at", Kind::TimestampTz, Role::SoftDelete),
            Column::required("version", Kind::Integer, Role::Version),
        ];
        Self { number, columns }
    }

    /// The name of the table: `t7`.
    pub fn name(&self) -> String {
        format!("t{}", self.number)
    }

    /// The name of its struct: `T7`.
    pub fn type_name(&self) -> String {
        format!("T{}", self.number)
    }

    /// The columns that refer to other tables, with the number of the table each refers to.
    pub fn references(&self) -> impl Iterator<Item = (&Column, usize)> {
        self.columns.iter().filter_map(|column| match column.role {
            Role::Reference(target) => Some((column, target)),
            _ => None,
        })
    }
}

impl Column {
    fn required(name: &'static str, kind: Kind, role: Role) -> Self {
        Self {
            name,
            kind,
            nullable: false,
            role,
        }
    }

    fn optional(name: &'static str, kind: Kind, role: Role) -> Self {
        Self {
            nullable: true,
            ..Self::required(name, kind, role)
        }
    }

    /// The name of the relation that a reference makes: `a` for `a_id`.
    pub fn relation(&self) -> &'static str {
        self.name.strip_suffix("_id").unwrap_or(self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(schema: &Schema) -> Vec<&Table> {
        schema.domains.iter().flat_map(|d| &d.tables).collect()
    }

    #[test]
    fn the_same_number_gives_the_same_schema() {
        assert_eq!(Schema::new(178), Schema::new(178));
    }

    #[test]
    fn every_table_is_in_one_domain_and_has_fourteen_columns() {
        for number in [6, 50, 100, 178, 500] {
            let schema = Schema::new(number);
            let numbers: Vec<_> = tables(&schema).iter().map(|table| table.number).collect();
            assert_eq!(numbers, (0..number).collect::<Vec<_>>());
            assert!(tables(&schema).iter().all(|t| t.columns.len() == 14));
            let sizes = schema.domains.iter().map(|domain| domain.tables.len());
            assert!(sizes.clone().max().unwrap() - sizes.min().unwrap() <= 1);
        }
    }

    #[test]
    fn references_stay_within_the_domain() {
        for domain in Schema::new(178).domains {
            let numbers: Vec<_> = domain.tables.iter().map(|table| table.number).collect();
            for table in &domain.tables {
                for (_, target) in table.references() {
                    assert!(numbers.contains(&target) && target < table.number);
                }
            }
        }
    }

    #[test]
    fn tables_have_two_references_but_for_the_first_two_of_each_domain() {
        let references = |schema: Schema| -> usize {
            let counts = tables(&schema).into_iter().map(|t| t.references().count());
            counts.sum()
        };
        assert_eq!(references(Schema::new(178)), 2 * 178 - 6 * 3);
    }

    #[test]
    fn an_edit_changes_one_table() {
        let (before, after) = (Schema::new(50), Schema::new(50).edited());
        let pairs = tables(&before)
            .into_iter()
            .zip(tables(&after))
            .collect::<Vec<_>>();
        assert_eq!(pairs.iter().filter(|(a, b)| a != b).count(), 1);
    }
}
