//! A proxy in front of the server that can stop forwarding, refuse connections or close them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use ormlite_testing::TestDatabase;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the proxy does with the bytes of the connections that are open, and of new ones.
#[derive(Default)]
struct State {
    /// Nothing is passed on any more, in either direction; connections stay open.
    silent: AtomicBool,
    /// Connections are closed at once.
    down: AtomicBool,
    /// Connections are closed by what the client sends next, which is (or not) passed on before.
    cut: AtomicBool,
    cut_after: AtomicBool,
    opened: AtomicUsize,
}

pub(super) struct Proxy {
    pub(super) url: String,
    state: Arc<State>,
}

impl Proxy {
    pub(super) async fn to(database: &TestDatabase) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (before, name) = database.url().rsplit_once('/').unwrap();
        let (user, address) = before.rsplit_once('@').unwrap();
        let url = format!("{user}@127.0.0.1:{port}/{name}");
        let state = Arc::new(State::default());
        let (shared, address) = (state.clone(), address.to_owned());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                shared.opened.fetch_add(1, Ordering::Relaxed);
                if shared.down.load(Ordering::Relaxed) {
                    continue;
                }
                tokio::spawn(serve(client, address.clone(), shared.clone()));
            }
        });
        Self { url, state }
    }

    pub(super) fn set_silent(&self, silent: bool) {
        self.state.silent.store(silent, Ordering::Relaxed);
    }

    pub(super) fn set_down(&self, down: bool) {
        self.state.down.store(down, Ordering::Relaxed);
    }

    /// Cuts connections when their client sends something, which the server gets or not.
    pub(super) fn cut(&self, delivered: bool) {
        self.state.cut_after.store(delivered, Ordering::Relaxed);
        self.state.cut.store(true, Ordering::Relaxed);
    }

    pub(super) fn mend(&self) {
        self.state.cut.store(false, Ordering::Relaxed);
    }

    /// How many connections were opened.
    pub(super) fn opened(&self) -> usize {
        self.state.opened.load(Ordering::Relaxed)
    }
}

async fn serve(mut client: TcpStream, address: String, state: Arc<State>) {
    let mut server = TcpStream::connect(&address).await.unwrap();
    let (mut to_server, mut to_client) = ([0; 8192], [0; 8192]);
    let is = |flag: &AtomicBool| flag.load(Ordering::Relaxed);
    loop {
        if is(&state.silent) {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        }
        tokio::select! {
            read = client.read(&mut to_server) => {
                let Ok(read @ 1..) = read else { return };
                if is(&state.silent) {
                    // Never seen again.
                    continue;
                }
                if is(&state.cut) {
                    if is(&state.cut_after) {
                        server.write_all(&to_server[..read]).await.unwrap();
                        tokio::time::sleep(Duration::from_millis(200)).await;
                    }
                    return;
                }
                let _ = server.write_all(&to_server[..read]).await;
            }
            read = server.read(&mut to_client) => {
                let Ok(read @ 1..) = read else { return };
                while is(&state.silent) {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                let _ = client.write_all(&to_client[..read]).await;
            }
        }
    }
}
