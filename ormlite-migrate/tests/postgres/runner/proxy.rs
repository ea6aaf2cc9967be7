//! A proxy between a runner and the server, which cuts the connection at a message that the runner
//! sends.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// When the connection is cut, relative to the message and its reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// The server does not get the message.
    Before,
    /// The server is at work.
    During,
    /// The server is done, and the runner does not know.
    After,
}

struct Cut {
    /// The number of the message.
    at: usize,
    when: When,
    /// What is done when it is cut.
    action: Box<dyn Fn() + Send + Sync>,
    /// How many queries the runner has sent.
    sent: AtomicUsize,
    /// How many the server has answered.
    answered: AtomicUsize,
}

/// The port of a proxy of one connection. The action is called when the connection is cut.
pub(super) fn start(
    server: u16,
    at: usize,
    when: When,
    action: impl Fn() + Send + Sync + 'static,
) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let cut = Arc::new(Cut {
        at,
        when,
        action: Box::new(action),
        sent: AtomicUsize::new(0),
        answered: AtomicUsize::new(0),
    });
    std::thread::spawn(move || {
        let (client, _) = listener.accept().expect("a runner");
        let server = TcpStream::connect(("127.0.0.1", server)).expect("the server");
        let (from_client, from_server) = (clone(&client), clone(&server));
        std::thread::spawn({
            let cut = cut.clone();
            move || requests(from_client, server, &cut)
        });
        replies(from_server, client, &cut);
    });
    port
}

fn clone(stream: &TcpStream) -> TcpStream {
    stream.try_clone().expect("a second handle")
}

/// Forwards what the runner sends.
fn requests(mut client: TcpStream, mut server: TcpStream, cut: &Cut) {
    // The first message has no type.
    let mut is_first = true;
    while let Some((kind, message)) = message(&mut client, is_first) {
        is_first = false;
        let is_query = kind == b'Q' || kind == b'S';
        let is_cut = is_query && cut.sent.fetch_add(1, Ordering::SeqCst) == cut.at;
        if is_cut && cut.when == When::Before {
            (cut.action)();
            break;
        }
        if server.write_all(&message).is_err() {
            break;
        }
        if is_cut && cut.when == When::During {
            (cut.action)();
            break;
        }
    }
    end(&client, &server);
}

/// Forwards what the server sends.
fn replies(mut server: TcpStream, mut client: TcpStream, cut: &Cut) {
    let mut is_ready = false;
    while let Some((kind, message)) = message(&mut server, false) {
        // The first one is the end of connecting.
        if kind == b'Z' && std::mem::replace(&mut is_ready, true) {
            let is_cut = cut.answered.fetch_add(1, Ordering::SeqCst) == cut.at;
            if is_cut && cut.when == When::After {
                (cut.action)();
                break;
            }
        }
        if client.write_all(&message).is_err() {
            break;
        }
    }
    end(&client, &server);
}

fn end(client: &TcpStream, server: &TcpStream) {
    let _ = client.shutdown(Shutdown::Both);
    let _ = server.shutdown(Shutdown::Both);
}

/// The next message, with its type and its length.
fn message(from: &mut TcpStream, is_untyped: bool) -> Option<(u8, Vec<u8>)> {
    let mut message = vec![0; if is_untyped { 4 } else { 5 }];
    from.read_exact(&mut message).ok()?;
    let kind = if is_untyped { 0 } else { message[0] };
    let length = message
        .last_chunk::<4>()
        .map(|length| u32::from_be_bytes(*length))?;
    let start = message.len();
    message.resize(start + usize::try_from(length).ok()? - 4, 0);
    from.read_exact(&mut message[start..]).ok()?;
    Some((kind, message))
}
