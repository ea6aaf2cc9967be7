//! Connection strings around a known secret, whole and damaged.

use std::error::Error as StdError;

use proptest::prelude::*;

use super::super::parse;

/// No four characters of a secret are in what an error prints, itself and all beneath it.
pub(super) fn assert_silent(error: &dyn StdError, secret: &str, of: &str) {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        text.push_str(&format!("{error} {error:?} "));
        next = error.source();
    }
    assert_silent_text(&text, secret, of);
}

pub(super) fn assert_silent_text(text: &str, secret: &str, of: &str) {
    let chars: Vec<char> = secret.chars().collect();
    for part in chars.windows(4) {
        // Spaces and quotes are in every text.
        if !part.iter().any(|c| c.is_alphanumeric()) {
            continue;
        }
        let part: String = part.iter().collect();
        assert!(!text.contains(&part), "{of}: {text}");
    }
}

/// In a part of a URL, percent-encoded where it must be, and here and there where it need not.
fn encoded(text: &str, eager: bool) -> String {
    let mut encoded = String::new();
    for (at, byte) in text.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:?#".contains(&byte);
        match plain && !(eager && at % 3 == 0) {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02x}")),
        }
    }
    encoded
}

fn quoted(text: &str, quote: bool) -> String {
    let mut quoted = String::new();
    for c in text.chars() {
        if matches!(c, '\'' | '\\') || (!quote && c.is_whitespace()) {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    match quote || quoted.is_empty() {
        true => format!("'{quoted}'"),
        false => quoted,
    }
}

/// Without letters and digits that the messages have.
fn secret() -> impl Strategy<Value = String> {
    "[789QXZ@:/?#%&=+,;'\" \\\\\\[\\]._-]{6,24}"
}

fn option() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop_oneof![
        Just(("sslmode", "verify-full")),
        Just(("application_name", "till one")),
        Just(("connect_timeout", "3")),
        Just(("options", "-c statement_timeout=1s")),
        Just(("target_session_attrs", "any")),
    ]
}

/// A connection string, and the password that it holds.
fn string() -> impl Strategy<Value = (String, String)> {
    let host = prop_oneof![
        Just("db.example"),
        Just("[::1]:6000"),
        Just("a:1,b:2"),
        Just("127.0.0.1")
    ];
    let parts = (secret(), host, option(), any::<bool>(), 0..4);
    parts.prop_map(|(secret, host, (key, value), eager, form)| {
        let text = match form {
            0 => {
                let (password, value) = (encoded(&secret, eager), encoded(value, true));
                format!("postgres://app:{password}@{host}/shop?{key}={value}")
            }
            1 => {
                // Here `&` ends it, and a plus is a plus.
                let password = encoded(&secret, eager).replace('&', "%26");
                format!("postgresql://app@{host}?{key}={value}&password={password}")
            }
            2 => {
                let (password, value) = (quoted(&secret, eager), quoted(value, true));
                format!("host=db user=app password={password} {key}={value}")
            }
            _ => {
                let (password, value) = (quoted(&secret, eager), quoted(value, false));
                format!("{key} = {value}  password = {password}")
            }
        };
        (text, secret)
    })
}

#[derive(Debug, Clone)]
enum Damage {
    Drop(usize),
    Insert(usize, char),
    Double(usize),
    Cut(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let marks = prop::sample::select("@/:?#%&='\" \\[],;\0\u{e4}".chars().collect::<Vec<_>>());
    let at = any::<usize>();
    prop_oneof![
        at.prop_map(Damage::Drop),
        (any::<usize>(), marks).prop_map(|(at, mark)| Damage::Insert(at, mark)),
        any::<usize>().prop_map(Damage::Double),
        any::<usize>().prop_map(Damage::Cut),
    ]
}

fn damaged(text: &str, damages: &[Damage]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for damage in damages {
        let at = |at: &usize| at % chars.len().max(1);
        match damage {
            _ if chars.is_empty() => {}
            Damage::Drop(place) => drop(chars.remove(at(place))),
            Damage::Insert(place, mark) => chars.insert(at(place), *mark),
            Damage::Double(place) => chars.insert(at(place), chars[at(place)]),
            Damage::Cut(place) => drop(chars.drain(..at(place) / 4)),
        }
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_valid_string_gives_its_password((text, secret) in string()) {
        let (config, _) = parse(&text).expect("it is valid");
        prop_assert_eq!(config.get_password(), Some(secret.as_bytes()));
    }

    #[test]
    fn a_damaged_one_does_not_print_it(
        (text, secret) in string(),
        damages in prop::collection::vec(damage(), 1..5),
    ) {
        let text = damaged(&text, &damages);
        if let Err(error) = parse(&text) {
            assert_silent(&error, &secret, "an error");
        }
        let builder = crate::Db::builder().url(&text);
        assert_silent_text(&format!("{builder:?}"), &secret, "Debug of the builder");
        if let Err(error) = builder.connect_lazy() {
            assert_silent(&error, &secret, "an error");
        }
    }
}
