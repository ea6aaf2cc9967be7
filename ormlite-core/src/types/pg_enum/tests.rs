use super::*;

macro_rules! status {
    ($name:ident, $storage:expr) => {
        #[derive(Debug, Clone, PartialEq)]
        enum $name {
            Available,
            OutOfOrder,
        }
        impl PgEnum for $name {
            const DESC: &'static EnumDesc = &EnumDesc {
                schema: None,
                name: "status",
                labels: &["available", "out-of-order"],
                storage: $storage,
                checked: true,
            };
            const ALL: &'static [Self] = &[Self::Available, Self::OutOfOrder];
            fn index(&self) -> usize {
                match self {
                    Self::Available => 0,
                    Self::OutOfOrder => 1,
                }
            }
        }
    };
}

status!(Status, EnumStorage::Type);
status!(
    Coded,
    EnumStorage::Number {
        sql_type: "integer",
        codes: &[-1, 40_000],
    }
);

#[test]
fn every_variant_round_trips_by_its_label() {
    for status in Status::ALL {
        let mut out = BytesMut::new();
        encode_enum(status, &Type::TEXT, &mut out).unwrap();
        assert_eq!(&decode_enum::<Status>(Some(&out)).unwrap(), status);
    }
}

#[test]
fn every_variant_round_trips_by_its_code() {
    for status in Coded::ALL {
        let mut out = BytesMut::new();
        encode_enum(status, &Type::INT4, &mut out).unwrap();
        assert_eq!(out.len(), 4);
        assert_eq!(&decode_enum::<Coded>(Some(&out)).unwrap(), status);
    }
    assert!(decode_enum::<Coded>(Some(&[1])).is_err());
}

#[test]
fn the_types_that_an_enum_accepts() {
    let texts = [
        Type::TEXT,
        Type::VARCHAR,
        Type::BPCHAR,
        Type::NAME,
        Type::CHAR,
    ];
    for ty in texts {
        assert!(accepts_enum(Status::DESC, &ty) && !accepts_enum(Coded::DESC, &ty));
    }
    assert!(accepts_enum(Coded::DESC, &Type::INT4) && !accepts_enum(Status::DESC, &Type::INT4));
    for ty in [Type::INT2, Type::INT8, Type::OID, Type::JSONB, Type::BYTEA] {
        assert!(!accepts_enum(Coded::DESC, &ty) && !accepts_enum(Status::DESC, &ty));
    }
}

#[test]
fn the_padding_of_char_n_is_ignored() {
    let read = decode_enum::<Status>(Some(b"available   "));
    assert_eq!(read.unwrap(), Status::Available);
    assert!(decode_enum::<Status>(Some(b" available")).is_err());
}

#[test]
fn an_error_names_only_the_type() {
    let error = decode_enum::<Status>(Some(b"closed")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the enum for `status` has no variant for this label"
    );
    let error = decode_enum::<Coded>(Some(&7_i32.to_be_bytes())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the enum for `status` has no variant for this code"
    );
    assert!(decode_enum::<Status>(None).is_err());
}
