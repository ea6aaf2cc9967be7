//! That no client is measured doing less than the others.

use crate::Result;
use crate::clients::ClientName;
use crate::database::Database;
use crate::workload::AnyWorkload;

/// Sees that one operation gives and leaves the same with each of the clients.
///
/// # Errors
/// What a client gives, and when it is not the first one's.
pub async fn check(
    database: &Database,
    workload: &dyn AnyWorkload,
    clients: &[ClientName],
) -> Result<()> {
    let mut expected = None;
    for client in clients {
        database.fill(workload).await?;
        let lane = workload.open(*client, database.url().to_owned()).await?;
        let found = (lane.seen().await?, database.state().await?);
        if expected.as_ref().is_some_and(|expected| *expected != found) {
            let workload = workload.name();
            return Err(format!(
                "{workload}: {client} does not give what {} does",
                clients[0]
            )
            .into());
        }
        expected = Some(found);
    }
    Ok(())
}
