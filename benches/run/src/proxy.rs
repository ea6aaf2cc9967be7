//! A longer way to the server: a proxy that hands every byte on a while after it came.
//!
//! What arrives waits in a queue with the time it is due, so that a delay makes nothing slower but the
//! round trip. Threads of the system do the waiting, since tokio's timers count in milliseconds; they
//! sleep until something is due, and leave the cores alone.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use serde::Serialize;
use tokio_postgres::NoTls;

use crate::Result;
use crate::statistics::Spread;

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;

/// Round trips that are timed to know how long one takes.
const ROUND_TRIPS: usize = 200;

/// How often the proxy is told by how much it was late: threads take time to wake.
const CORRECTIONS: usize = 3;

/// A proxy before a server, until the program ends.
#[derive(Debug)]
pub struct Proxy {
    url: String,
    /// Nanoseconds that bytes wait, each way.
    wait: Arc<AtomicU64>,
}

impl Proxy {
    /// Listens for connections to the server of this URL, by which a round trip shall take `delay` longer,
    /// half of it there and half of it back. Returns also by how much it does.
    ///
    /// # Errors
    /// When the URL names no host, when there is no port left, and the server's.
    pub async fn start(url: &str, delay: Duration) -> Result<(Self, Added)> {
        let proxy = Self::listen(url)?;
        let asked = delay.as_nanos() as f64;
        let mut wait = asked / 2.0;
        let mut added = proxy.measure(url, delay, wait).await?;
        for _ in 0..CORRECTIONS {
            wait = (wait - (added.by - added.without - asked) / 2.0).max(0.0);
            added = proxy.measure(url, delay, wait).await?;
        }
        Ok((proxy, added))
    }

    fn listen(url: &str) -> Result<Self> {
        let (scheme, rest) = url.split_once("://").ok_or("the URL has no scheme")?;
        let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (user, server) = authority.split_at(authority.rfind('@').map_or(0, |at| at + 1));
        let server = match server.rsplit_once(':') {
            _ if server.is_empty() => return Err("the URL names no host".into()),
            Some(_) => server.to_owned(),
            None => format!("{server}:5432"),
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let url = format!("{scheme}://{user}{}{path}", listener.local_addr()?);
        let wait = Arc::new(AtomicU64::new(0));
        let shared = wait.clone();
        thread::spawn(move || {
            for client in listener.incoming() {
                // Who is refused hears it by a connection that ends.
                let _ = client.and_then(|client| join(client, &server, &shared));
            }
        });
        Ok(Self { url, wait })
    }

    /// What waiting so many nanoseconds each way does to a round trip to the server at `direct`.
    async fn measure(&self, direct: &str, asked: Duration, wait: f64) -> Result<Added> {
        self.wait.store(wait as u64, Relaxed);
        Ok(Added {
            asked: asked.as_nanos() as u64,
            without: round_trip(direct).await?,
            by: round_trip(&self.url).await?,
        })
    }

    /// The URL to connect to.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Hands on what either says, each way by two threads.
fn join(client: TcpStream, server: &str, wait: &Arc<AtomicU64>) -> std::io::Result<()> {
    let server = TcpStream::connect(server)?;
    for end in [&client, &server] {
        end.set_nodelay(true)?;
    }
    let (back, there) = (server.try_clone()?, client.try_clone()?);
    hand_on(client, server, wait.clone());
    hand_on(back, there, wait.clone());
    Ok(())
}

fn hand_on(mut from: TcpStream, mut to: TcpStream, wait: Arc<AtomicU64>) {
    let (queue, queued) = channel::<(Instant, Vec<u8>)>();
    thread::spawn(move || {
        let mut chunk = vec![0; CHUNK];
        while let Ok(read @ 1..) = from.read(&mut chunk) {
            let due = Instant::now() + Duration::from_nanos(wait.load(Relaxed));
            if queue.send((due, chunk[..read].to_vec())).is_err() {
                break;
            }
        }
    });
    thread::spawn(move || {
        wake_in_time();
        for (due, bytes) in queued {
            thread::sleep(due.saturating_duration_since(Instant::now()));
            if to.write_all(&bytes).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
}

/// Has the kernel end this thread's sleeps when they are over, and not 50 microseconds later.
fn wake_in_time() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::set_current_timer_slack(std::num::NonZeroU64::new(1));
}

/// What a proxy does to the round trip of an empty statement.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Added {
    /// What was asked for, in nanoseconds.
    pub asked: u64,
    /// The median round trip without it, in nanoseconds.
    pub without: f64,
    /// The median round trip by it, in nanoseconds.
    pub by: f64,
}

impl Added {
    /// What was asked for.
    pub fn asked(&self) -> SignedDuration {
        SignedDuration::from_nanos(self.asked as i64)
    }

    /// What it came to, in milliseconds.
    pub fn milliseconds(&self) -> f64 {
        (self.by - self.without) / 1e6
    }
}

/// The median round trip to a server.
async fn round_trip(url: &str) -> Result<f64> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    let statement = client.prepare("SELECT 1").await?;
    let mut times = Vec::with_capacity(ROUND_TRIPS);
    for _ in 0..ROUND_TRIPS {
        let since = Instant::now();
        client.query_one(&statement, &[]).await?;
        times.push(since.elapsed().as_nanos() as f64);
    }
    Ok(Spread::of(times).median)
}
