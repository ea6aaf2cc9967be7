//! Advice on what a server describes, in the server's own texts.

use ormlite_schema::advice::Advisor;

use crate::support::{catalog_of, database, major};

const SCRIPT: &str = "
    CREATE SCHEMA s;
    CREATE TABLE s.tenants (id uuid PRIMARY KEY);
    CREATE TABLE s.wrong (
        id serial PRIMARY KEY,
        tenant uuid REFERENCES s.tenants,
        at timestamp,
        code char(3),
        price money,
        body json
    );
    ALTER TABLE s.wrong ENABLE ROW LEVEL SECURITY;
    CREATE POLICY p ON s.wrong USING (tenant = current_setting('app.tenant')::uuid);
    CREATE VIEW s.wrong_view AS SELECT id FROM s.wrong;
    CREATE INDEX wrong_id ON s.wrong (id);
    CREATE INDEX wrong_at ON s.wrong (at);
    CREATE INDEX wrong_at_code ON s.wrong (at, code);
    ALTER TABLE s.wrong ADD CONSTRAINT wrong_check CHECK (id > 0) NOT VALID;
    CREATE UNLOGGED TABLE s.keyless (a int);
    CREATE TABLE s.closed (a int PRIMARY KEY);
    ALTER TABLE s.closed ENABLE ROW LEVEL SECURITY;
    CREATE TABLE s.open (a int PRIMARY KEY);
    CREATE POLICY p ON s.open USING (a > 0);

    CREATE TABLE s.right (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant uuid NOT NULL REFERENCES s.tenants,
        parent bigint REFERENCES s.right,
        at timestamptz(3),
        spans tsrange,
        code varchar(3)[],
        body jsonb
    );
    ALTER TABLE s.right ENABLE ROW LEVEL SECURITY;
    CREATE POLICY p ON s.right USING (tenant = (SELECT current_setting('app.tenant')::uuid));
    CREATE INDEX right_tenant ON s.right (tenant, at DESC);
    CREATE INDEX right_parent ON s.right (parent) WHERE parent IS NOT NULL;
    CREATE INDEX right_at ON s.right (at);
    CREATE TABLE s.days (day date, id bigint REFERENCES s.right, PRIMARY KEY (day))
        PARTITION BY RANGE (day);
    CREATE INDEX days_id ON s.days (id);
    CREATE TABLE s.day PARTITION OF s.days DEFAULT;
";

#[tokio::test]
async fn findings() {
    let catalog = catalog_of(SCRIPT).await;
    let advice = Advisor::new().advise(&catalog);
    let found = advice
        .findings
        .iter()
        .map(|it| format!("{}: {}", it.rule, it.object));
    let found: Vec<_> = found.collect();
    let expected = [
        "foreign_key_without_index: constraint wrong_tenant_fkey on s.wrong",
        "policy_without_row_security: table s.open",
        "table_without_primary_key: table s.keyless",
        "view_without_security_invoker: view s.wrong_view",
        "constraint_not_validated: constraint wrong_check on s.wrong",
        "money_column: column s.wrong.price",
        "policy_without_index: policy p on s.wrong",
        "row_security_without_policy: table s.closed",
        "setting_in_policy: policy p on s.wrong",
        "timestamp_column: column s.wrong.at",
        "unlogged_table: table s.keyless",
        "char_column: column s.wrong.code",
        "json_column: column s.wrong.body",
        "narrow_key: column s.wrong.id",
        "prefix_index: index s.wrong_at",
        "redundant_index: index s.wrong_id",
        "serial_column: column s.wrong.id",
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn a_view_that_reads_as_its_user() {
    let (_database, db) = database(SCRIPT).await;
    if major(&db).await < 15 {
        return;
    }
    let script = format!("{SCRIPT}; ALTER VIEW s.wrong_view SET (security_invoker = on)");
    let advice = Advisor::new().advise(&catalog_of(&script).await);
    let rule = "view_without_security_invoker";
    assert!(advice.findings.iter().all(|it| it.rule != rule));
}
