//! Bound values.

use super::*;

#[test]
fn an_array_returns_its_elements() {
    let elements = Some(vec![1_i32, 2]).elements().unwrap();
    assert_eq!(elements.len(), 2);
    assert_eq!(elements[0].sql_type(), <i32 as Value>::TYPE);
    assert!(None::<Vec<i32>>.elements().is_none());
    assert!(1_i32.elements().is_none());
    assert!(vec![1_u8].elements().is_none());
}

#[test]
fn bound_values_make_an_array() {
    let values = vec![Bind::new(Some(1_i32)), Bind::new(None::<i32>)];
    let array = Bind::array(values);
    assert_eq!(array.sql_type(), <Vec<i32> as Value>::TYPE);
    let mut out = BytesMut::new();
    send(&array, &Type::INT4_ARRAY, &mut out).unwrap();
    assert_eq!(*out, encode(&vec![Some(1_i32), None]).unwrap());
    assert!(send(&array, &Type::INT8_ARRAY, &mut out).is_err());
    assert!(send(&array, &Type::INT4, &mut out).is_err());
}

#[test]
fn a_bind_never_prints_its_value() {
    let secret = Bind::new(String::from("hunter2"));
    assert_eq!(format!("{secret:?}"), "Bind(text)");
    assert_eq!(
        format!("{:?}", Bind::new(vec![12_345_i32])),
        "Bind(integer[])"
    );
    let mut out = BytesMut::new();
    let error = send(&secret, &Type::INT4, &mut out).unwrap_err();
    assert_eq!(
        error,
        "a value of type text was given for a parameter of type int4"
    );
}
