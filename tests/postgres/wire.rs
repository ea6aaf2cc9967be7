//! What really goes over the wire: a proxy before the server that reads the client's messages and
//! counts them.

use std::io::Result;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader, copy};
use tokio::net::tcp::OwnedReadHalf;
use tokio::net::{TcpListener, TcpStream};

/// The code by which a client asks for encryption, in the place of a version.
const SSL_REQUEST: [u8; 4] = 80_877_103_u32.to_be_bytes();

/// A proxy before a server, for as many connections as come. It ends with the runtime.
///
/// It counts all that its clients send. The pool sends more than the queries: a new connection sets
/// itself up, a query is prepared the first time, and where that meets a type that is new to the
/// driver (an enum, say), it asks the server about it. So run a query once, then
/// [`reset`](Self::reset), then count.
pub(crate) struct Wire {
    url: String,
    messages: Arc<Messages>,
}

/// How many messages of each type there were, by the byte that they start with.
struct Messages([AtomicU64; 256]);

impl Wire {
    /// Starts one before the server of this URL, `postgres://user@host:port/database`.
    pub(crate) async fn before(url: &str) -> Self {
        let (start, database) = url.rsplit_once('/').expect("a database");
        let (user, server) = start.rsplit_once('@').expect("a user");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let messages = Arc::new(Messages([const { AtomicU64::new(0) }; 256]));
        tokio::spawn(serve(listener, server.to_owned(), messages.clone()));
        Self {
            url: format!("{user}@127.0.0.1:{port}/{database}"),
            messages,
        }
    }

    /// Where to connect, without TLS.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Executions of prepared and of unnamed statements: one per query. A stream has one for its
    /// cursor and one per batch.
    pub(crate) fn binds(&self) -> u64 {
        self.messages.of(b'B')
    }

    /// Statements that were prepared, the unnamed ones included.
    pub(crate) fn parses(&self) -> u64 {
        self.messages.of(b'P')
    }

    /// Scripts by the simple protocol: `BEGIN`, `COMMIT` and the like.
    pub(crate) fn scripts(&self) -> u64 {
        self.messages.of(b'Q')
    }

    /// How often the client waited for the server after messages of the extended protocol. Those
    /// that were sent without waiting in between (a pipeline) count all the same.
    pub(crate) fn round_trips(&self) -> u64 {
        self.messages.of(b'S')
    }

    /// Begins to count anew.
    pub(crate) fn reset(&self) {
        for number in &self.messages.0 {
            number.store(0, Ordering::Relaxed);
        }
    }
}

impl Messages {
    fn of(&self, kind: u8) -> u64 {
        self.0[usize::from(kind)].load(Ordering::Relaxed)
    }

    fn saw(&self, kind: u8) {
        self.0[usize::from(kind)].fetch_add(1, Ordering::Relaxed);
    }
}

async fn serve(listener: TcpListener, server: String, messages: Arc<Messages>) {
    while let Ok((client, _)) = listener.accept().await {
        let server = TcpStream::connect(&server).await.expect("the server");
        let messages = messages.clone();
        // An error is that of a connection that has ended.
        tokio::spawn(async move { serve_one(client, server, &messages).await });
    }
}

/// Serves a connection to its end.
async fn serve_one(client: TcpStream, server: TcpStream, messages: &Messages) -> Result<()> {
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let mut from_client = BufReader::new(from_client);

    let mut start = body(&mut from_client).await?;
    if start[4..] == SSL_REQUEST {
        to_client.write_all(b"N").await?;
        start = body(&mut from_client).await?;
    }
    to_server.write_all(&start).await?;
    let replies = copy(&mut from_server, &mut to_client);
    let requests = async {
        loop {
            let kind = from_client.read_u8().await?;
            let body = body(&mut from_client).await?;
            messages.saw(kind);
            to_server.write_all(&[&[kind], &body[..]].concat()).await?;
        }
    };
    tokio::select! {
        ended = replies => ended.map(|_| ()),
        ended = requests => ended,
    }
}

/// What follows the type of a message: its length, which counts itself, and its fields.
async fn body(from: &mut BufReader<OwnedReadHalf>) -> Result<Vec<u8>> {
    let length = from.read_u32().await?;
    let mut body = length.to_be_bytes().to_vec();
    body.resize(length as usize, 0);
    from.read_exact(&mut body[4..]).await?;
    Ok(body)
}
