//! Texts that are built in a constant: the messages of failed compile-time checks.

/// A text of limited length. A part that does not fit is left out.
pub(super) struct Message {
    bytes: [u8; 1024],
    len: usize,
    pub(super) names: usize,
}

impl Message {
    pub(super) const fn new(start: &str) -> Self {
        let mut message = Self {
            bytes: [0; 1024],
            len: 0,
            names: 0,
        };
        message.push(start);
        message
    }

    /// Adds a name in backticks, after a comma if it is not the first.
    pub(super) const fn name(&mut self, name: &str) {
        if self.len + name.len() + 4 > self.bytes.len() {
            return;
        }
        self.push(if self.names == 0 { "`" } else { ", `" });
        self.push(name);
        self.push("`");
        self.names += 1;
    }

    pub(super) const fn push(&mut self, text: &str) {
        let text = text.as_bytes();
        if self.len + text.len() > self.bytes.len() {
            return;
        }
        let mut at = 0;
        while at < text.len() {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
    }

    pub(super) const fn text(&self) -> &str {
        match str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Message;

    #[test]
    fn names_are_listed_and_what_does_not_fit_is_left_out() {
        let mut message = Message::new("missing: ");
        message.name("number");
        message.name("größe");
        assert_eq!(message.text(), "missing: `number`, `größe`");
        for _ in 0..100 {
            message.name("a_rather_long_name_of_a_column");
        }
        assert!(message.text().len() <= 1024);
        message.push(&"x".repeat(1024));
        assert!(message.text().ends_with('`'));
    }
}
