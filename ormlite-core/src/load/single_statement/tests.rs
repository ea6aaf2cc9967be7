use super::*;

struct Key<'a>(&'a Type, Option<[u8; 4]>);

impl RawRow for Key<'_> {
    fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)> {
        let raw = self.1.as_ref().map(|raw| &raw[..]);
        (index == 0).then_some((self.0, raw))
    }

    fn name(&self, _: usize) -> Option<&str> {
        Some("post_id")
    }
}

/// Rows of one column.
fn keys(ty: &Type, keys: &[Option<i32>]) -> RowBuffer {
    let mut kept = RowBuffer::default();
    for key in keys {
        let key = Key(ty, key.map(i32::to_be_bytes));
        kept.push(&key, 0..1).unwrap();
    }
    kept
}

/// The rows of the second that belong to each of the first.
fn beneath(rows: &[Option<i32>], children: &[Option<i32>]) -> Result<Vec<Vec<u32>>, Error> {
    let (rows, children) = (keys(&Type::INT4, rows), keys(&Type::INT4, children));
    let matched = matched(&rows, 0, &children, 0)?;
    let (starts, members) = group(&matched.of_child, matched.count);
    let of_key = |key: u32| {
        let (start, end) = (starts[key as usize], starts[key as usize + 1]);
        members[start as usize..end as usize].to_vec()
    };
    let of_row = matched.of_row.iter();
    Ok(of_row
        .map(|key| key.map(of_key).unwrap_or_default())
        .collect())
}

#[test]
fn children_in_any_order_keep_it_beneath_each_row() {
    let found = beneath(
        &[Some(7), Some(-1), Some(0)],
        &[Some(-1), Some(7), Some(7), Some(-1), Some(7)],
    );
    assert_eq!(found.unwrap(), [vec![1, 2, 4], vec![0, 3], vec![]]);
    assert_eq!(beneath(&[], &[]).unwrap(), [[0; 0]; 0]);
    assert_eq!(beneath(&[Some(1)], &[]).unwrap(), [[0; 0]]);
}

#[test]
fn rows_of_one_key_share_what_belongs_to_it_and_null_has_nothing() {
    let found = beneath(&[Some(1), None, Some(1)], &[Some(1), Some(1)]).unwrap();
    assert_eq!(found, [vec![0, 1], vec![], vec![0, 1]]);
}

#[test]
fn a_child_of_nothing_is_an_error() {
    for child in [None, Some(2)] {
        let error = beneath(&[Some(1), None], &[Some(1), child]).unwrap_err();
        assert!(error.is_invalid_query(), "{error}");
    }
}

#[test]
fn keys_of_different_types_are_an_error() {
    let (rows, children) = (keys(&Type::INT8, &[Some(1)]), keys(&Type::INT4, &[Some(1)]));
    let error = matched(&rows, 0, &children, 0).err().unwrap();
    assert!(error.is_decode(), "{error}");
    assert!(error.to_string().contains("post_id"), "{error}");
}
