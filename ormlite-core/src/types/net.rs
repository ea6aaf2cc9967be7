//! Network addresses: `IpAddr` and `cidr::IpInet` are `inet`, `cidr::IpCidr` is `cidr`,
//! `eui48::MacAddress` is `macaddr`.
//!
//! An `inet` can have a netmask, as `10.0.0.7/8`. `IpInet` keeps it. Decoding such a value as an
//! `IpAddr` is an error, since it would lose the netmask.

use std::net::IpAddr;

use ::bytes::BytesMut;
use cidr::{IpCidr, IpInet};
use eui48::MacAddress;
use postgres_types::{IsNull, ToSql, Type};

use crate::types::by_postgres_types::value_by_postgres_types;
use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::SqlType;
use crate::types::value::{Element, NotNull, Value};

value_by_postgres_types! {
    IpInet => "inet", INET, INET_ARRAY;
    IpCidr => "cidr", CIDR, CIDR_ARRAY;
    MacAddress => "macaddr", MACADDR, MACADDR_ARRAY;
}

impl Value for IpAddr {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = IpInet::TYPE;

    fn accepts(ty: &Type) -> bool {
        <IpInet as Value>::accepts(ty)
    }

    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        let inet = IpInet::decode(ty, raw)?;
        if inet.is_host_address() {
            Ok(inet.address())
        } else {
            Err(ValueError::NotInRust("the address has a netmask; `IpInet` can hold it").into())
        }
    }

    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        self.to_sql(ty, out)
    }
}

impl Element for IpAddr {}
