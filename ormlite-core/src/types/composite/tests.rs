use super::*;
use crate::types::{Element, NotNull};

/// What `#[derive(PgComposite)]` expands to, as far as the codec needs it.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    city: String,
    floor: Option<i32>,
}

impl PgComposite for Place {
    const DESC: &'static CompositeDesc = &CompositeDesc {
        schema: Some("shared"),
        name: "place",
        fields: &[String::COLUMN.field("city"), i32::COLUMN.field("floor")],
    };
}

impl Value for Place {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = &SqlType::Composite(Self::DESC);

    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        decode_composite(ty, raw, |row| match (Value::take(row), Value::take(row)) {
            (Some(city), Some(floor)) => Some(Self { city, floor }),
            _ => None,
        })
    }

    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        let values: &[&dyn AnyValue] = &[self.city.erased(), self.floor.erased()];
        encode_composite(Self::DESC, values, ty, out)
    }
}

impl Element for Place {}

/// The type with these fields, as the server describes it.
fn place_type(fields: &[(&str, Type)]) -> Type {
    let fields = fields.iter();
    let fields = fields.map(|(name, ty)| Field::new((*name).to_owned(), ty.clone()));
    let kind = Kind::Composite(fields.collect());
    Type::new("place".to_owned(), 20_000, kind, "shared".to_owned())
}

fn own() -> Type {
    place_type(&[("city", Type::TEXT), ("floor", Type::INT4)])
}

fn place() -> Place {
    Place {
        city: "Bern".to_owned(),
        floor: Some(-3),
    }
}

fn encoded(place: &Place, ty: &Type) -> Result<BytesMut, CodecError> {
    let mut out = BytesMut::new();
    Value::encode(place, ty, &mut out)?;
    Ok(out)
}

fn error(result: Result<impl Sized, CodecError>) -> String {
    result.map(drop).unwrap_err().to_string()
}

#[test]
fn values_round_trip() {
    let none = Place {
        floor: None,
        ..place()
    };
    for value in [place(), none] {
        let raw = encoded(&value, &own()).unwrap();
        assert_eq!(Place::decode(&own(), Some(&raw)).unwrap(), value);
    }
    let raw = encoded(&place(), &own()).unwrap();
    assert_eq!(raw[..16], *b"\0\0\0\x02\0\0\0\x19\0\0\0\x04Bern");
    assert_eq!(raw[16..], *b"\0\0\0\x17\0\0\0\x04\xff\xff\xff\xfd");
}

#[test]
fn fields_are_found_by_name() {
    let turned = place_type(&[("floor", Type::INT4), ("city", Type::TEXT)]);
    let raw = encoded(&place(), &turned).unwrap();
    assert_eq!(raw[4..8], Type::INT4.oid().to_be_bytes());
    assert_eq!(Place::decode(&turned, Some(&raw)).unwrap(), place());
}

#[test]
fn a_domain_over_the_type_is_of_it() {
    let domain = Type::new(
        "home".to_owned(),
        20_001,
        Kind::Domain(own()),
        "x".to_owned(),
    );
    assert!(<Place as Value>::accepts(&own()) && <Place as Value>::accepts(&domain));
    let raw = encoded(&place(), &domain).unwrap();
    assert_eq!(Place::decode(&domain, Some(&raw)).unwrap(), place());
    let other = Type::new(
        "place".to_owned(),
        20_002,
        own().kind().clone(),
        "other".to_owned(),
    );
    assert!(!<Place as Value>::accepts(&other) && !<Place as Value>::accepts(&Type::RECORD));
}

#[test]
fn without_a_description_fields_are_taken_in_order() {
    let raw = encoded(&place(), &own()).unwrap();
    assert_eq!(Place::decode(&Type::RECORD, Some(&raw)).unwrap(), place());
    let turned = place_type(&[("floor", Type::INT4), ("city", Type::TEXT)]);
    let raw = encoded(&place(), &turned).unwrap();
    assert_eq!(
        error(Place::decode(&Type::RECORD, Some(&raw))),
        "field `city` of `place`: expected a value of type text, found int4"
    );
}

#[test]
fn equal_values_are_known_to_be_equal() {
    use crate::types::Bind;

    let other = Place {
        floor: None,
        ..place()
    };
    assert!(Bind::new(place()).equals(&Bind::new(place())));
    assert!(!Bind::new(place()).equals(&Bind::new(other.clone())));
    let both = || vec![place(), other.clone()];
    assert!(Bind::new(both()).equals(&Bind::new(both())));

    // The same bytes are those of an array of a type that is not known.
    let raw = Bind::new(both()).encoded().unwrap();
    let read = Vec::<Place>::decode(&Type::RECORD_ARRAY, Some(&raw));
    assert_eq!(read.unwrap(), both());
}

#[test]
fn other_types_are_errors_that_name_the_field() {
    let raw = encoded(&place(), &own()).unwrap();
    let cases = [
        (
            place_type(&[("city", Type::TEXT), ("level", Type::INT4)]),
            "the type `place` of the database has no field `floor`, and the struct has one",
        ),
        (
            place_type(&[
                ("city", Type::TEXT),
                ("floor", Type::INT4),
                ("zip", Type::TEXT),
            ]),
            "the type `place` of the database has a field `zip`, and the struct has none",
        ),
        (
            place_type(&[("city", Type::TEXT), ("floor", Type::INT8)]),
            "field `floor` of `place`: expected a value of type integer, found int8",
        ),
    ];
    for (ty, message) in cases {
        assert_eq!(error(encoded(&place(), &ty)), message);
        if message.starts_with("the type") {
            assert_eq!(error(Place::decode(&ty, Some(&raw))), message);
        }
    }
    let big = place_type(&[("city", Type::TEXT), ("floor", Type::INT8)]);
    assert_eq!(
        error(Place::decode(&big, Some(&raw))),
        "field `floor` of `place`: the bytes are malformed: the field has another type than when \
         the type was read"
    );
    assert_eq!(
        error(Place::decode(&Type::RECORD, Some(b"\0\0\0\0"))),
        "the type `place` of the database has 0 fields, and the struct has 2"
    );
}

#[test]
fn null_in_a_field_that_is_no_option_is_an_error() {
    let raw = b"\0\0\0\x02\0\0\0\x19\xff\xff\xff\xff\0\0\0\x17\xff\xff\xff\xff";
    assert_eq!(
        error(Place::decode(&own(), Some(raw))),
        "field `city` of `place`: the value is NULL, and the Rust type is not an `Option`"
    );
    assert!(Place::decode(&own(), None).is_err());
    assert_eq!(Option::<Place>::decode(&own(), None).unwrap(), None);
}

#[test]
fn no_mutation_panics() {
    let raw = encoded(&place(), &own()).unwrap();
    for ty in [own(), Type::RECORD, Type::TEXT] {
        for len in 0..raw.len() {
            assert!(Place::decode(&ty, Some(&raw[..len])).is_err());
        }
        assert!(Place::decode(&ty, Some(&[&*raw, &[0]].concat())).is_err());
        for at in 0..raw.len() {
            for byte in [0x00, 0x01, 0x7F, 0x80, 0xFF] {
                let mut raw = raw.clone();
                raw[at] = byte;
                drop(Place::decode(&ty, Some(&raw)));
            }
        }
    }
}
