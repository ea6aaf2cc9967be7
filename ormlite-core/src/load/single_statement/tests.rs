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
fn rows_of(ty: &Type, keys: &[Option<i32>]) -> RowBuffer {
    let mut rows = RowBuffer::default();
    for key in keys {
        let key = Key(ty, key.map(i32::to_be_bytes));
        rows.push(&key, 0..1).unwrap();
    }
    rows
}

/// Returns the indexes of the children of each row.
fn children_of(rows: &[Option<i32>], children: &[Option<i32>]) -> Result<Vec<Vec<u32>>, Error> {
    let (rows, children) = (rows_of(&Type::INT4, rows), rows_of(&Type::INT4, children));
    let matched = match_children(&rows, 0, &children, 0)?;
    let (starts, members) = group(&matched.key_of_child, matched.key_count);
    let members_of = |key: u32| {
        let (start, end) = (starts[key as usize], starts[key as usize + 1]);
        members[start as usize..end as usize].to_vec()
    };
    let keys = matched.key_of_row.iter();
    Ok(keys
        .map(|key| key.map(members_of).unwrap_or_default())
        .collect())
}

#[test]
fn children_keep_their_order() {
    let found = children_of(
        &[Some(7), Some(-1), Some(0)],
        &[Some(-1), Some(7), Some(7), Some(-1), Some(7)],
    );
    assert_eq!(found.unwrap(), [vec![1, 2, 4], vec![0, 3], vec![]]);
    assert_eq!(children_of(&[], &[]).unwrap(), [[0; 0]; 0]);
    assert_eq!(children_of(&[Some(1)], &[]).unwrap(), [[0; 0]]);
}

#[test]
fn rows_with_equal_keys_share_children_and_null_has_none() {
    let found = children_of(&[Some(1), None, Some(1)], &[Some(1), Some(1)]).unwrap();
    assert_eq!(found, [vec![0, 1], vec![], vec![0, 1]]);
}

#[test]
fn a_child_without_a_parent_is_an_error() {
    for child in [None, Some(2)] {
        let error = children_of(&[Some(1), None], &[Some(1), child]).unwrap_err();
        assert!(error.is_invalid_query(), "{error}");
    }
}

#[test]
fn keys_of_different_types_are_an_error() {
    let (rows, children) = (
        rows_of(&Type::INT8, &[Some(1)]),
        rows_of(&Type::INT4, &[Some(1)]),
    );
    let error = match_children(&rows, 0, &children, 0).err().unwrap();
    assert!(error.is_decode(), "{error}");
    assert!(error.to_string().contains("post_id"), "{error}");
}
