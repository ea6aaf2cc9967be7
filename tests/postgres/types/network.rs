//! Addresses of networks.

use std::net::IpAddr;

use cidr::{IpCidr, IpInet};
use eui48::MacAddress;

use super::{Session, round_trips};

#[tokio::test]
async fn addresses() {
    let session = Session::start().await;
    let address = |text: &str| text.parse::<IpAddr>().unwrap();
    round_trips(
        &session,
        &[
            (address("127.0.0.1"), "'127.0.0.1'"),
            (address("0.0.0.0"), "'0.0.0.0'"),
            (address("::"), "'::'"),
            (address("2001:db8::1"), "'2001:db8::1'"),
            (address("::ffff:10.0.0.1"), "'::ffff:10.0.0.1'"),
        ],
    )
    .await;
    let inet = |text: &str| text.parse::<IpInet>().unwrap();
    round_trips(
        &session,
        &[
            (inet("10.1.2.3/8"), "'10.1.2.3/8'"),
            (inet("10.1.2.3"), "'10.1.2.3'"),
            (inet("0.0.0.0/0"), "'0.0.0.0/0'"),
            (inet("2001:db8::1/64"), "'2001:db8::1/64'"),
        ],
    )
    .await;
    let cidr = |text: &str| text.parse::<IpCidr>().unwrap();
    round_trips(
        &session,
        &[
            (cidr("10.0.0.0/8"), "'10.0.0.0/8'"),
            (cidr("0.0.0.0/0"), "'0.0.0.0/0'"),
            (cidr("10.1.2.3/32"), "'10.1.2.3'"),
            (cidr("2001:db8::/32"), "'2001:db8::/32'"),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (MacAddress::nil(), "'00:00:00:00:00:00'"),
            (
                MacAddress::new([8, 0, 43, 1, 2, 255]),
                "'08:00:2b:01:02:ff'",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn an_address_does_not_lose_its_network() {
    let session = Session::start().await;
    let error = session
        .read::<IpAddr>("'10.1.2.3/8'::inet")
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("`IpInet` can hold it"),
        "{error}"
    );
}
