//! The codec of enumerated types, which are sent as the text of their labels.

use std::error::Error as StdError;
use std::fmt;

use bytes::BytesMut;
use postgres_types::IsNull;

use super::{CodecError, EnumDesc, not_null};

/// An enumerated type: what `#[derive(PgEnum)]` says of an enum.
pub trait PgEnum: Clone + 'static {
    /// The name and the labels, in the order of the variants.
    const DESC: &'static EnumDesc;
    /// The variants in their order.
    const ALL: &'static [Self];

    /// The place of the variant among all.
    fn index(&self) -> usize;

    /// The label of the variant, as PostgreSQL stores it.
    fn label(&self) -> &'static str {
        Self::DESC.labels[self.index()]
    }

    /// The variant of a label.
    fn from_label(label: &str) -> Option<Self> {
        let at = Self::DESC.labels.iter().position(|own| *own == label)?;
        Self::ALL.get(at).cloned()
    }
}

/// Reads a label.
#[doc(hidden)]
pub fn decode_enum<E: PgEnum>(raw: Option<&[u8]>) -> Result<E, CodecError> {
    let label = std::str::from_utf8(not_null(raw)?)?;
    E::from_label(label).ok_or_else(|| {
        UnknownLabel {
            label: label.to_owned(),
            name: E::DESC.name,
        }
        .into()
    })
}

/// Writes the label.
#[doc(hidden)]
pub fn encode_enum<E: PgEnum>(value: &E, out: &mut BytesMut) -> Result<IsNull, CodecError> {
    out.extend_from_slice(value.label().as_bytes());
    Ok(IsNull::No)
}

/// The database has a label that the enum does not have. Labels are schema, not data, so the
/// message may name it.
#[derive(Debug)]
struct UnknownLabel {
    label: String,
    name: &'static str,
}

impl fmt::Display for UnknownLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { label, name } = self;
        write!(
            f,
            "the enum for `{name}` has no variant for the label `{label}`"
        )
    }
}

impl StdError for UnknownLabel {}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    enum Status {
        Available,
        OutOfOrder,
    }

    impl PgEnum for Status {
        const DESC: &'static EnumDesc = &EnumDesc {
            schema: None,
            name: "status",
            labels: &["available", "out-of-order"],
        };
        const ALL: &'static [Self] = &[Self::Available, Self::OutOfOrder];
        fn index(&self) -> usize {
            match self {
                Self::Available => 0,
                Self::OutOfOrder => 1,
            }
        }
    }

    #[test]
    fn every_variant_comes_back_from_its_label() {
        for status in Status::ALL {
            let mut out = BytesMut::new();
            encode_enum(status, &mut out).unwrap();
            assert_eq!(&decode_enum::<Status>(Some(&out)).unwrap(), status);
        }
    }

    #[test]
    fn an_unknown_label_names_the_type() {
        let error = decode_enum::<Status>(Some(b"closed")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the enum for `status` has no variant for the label `closed`"
        );
        assert!(decode_enum::<Status>(None).is_err());
    }
}
