//! Where a visitor comes from, when reverse proxies stand between.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};

use crate::config::Network;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The visitor's address: whoever connected, unless that is a trusted proxy; then whoever it says connected to it,
/// and so on. What stands left of the first address that is not trusted was written by anyone, and is not read.
pub fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let mut client = peer.to_canonical();
    if !trusted.iter().any(|network| network.contains(client)) {
        return client;
    }
    let lines = headers.get_all(FORWARDED_FOR).iter().rev();
    let mut hops = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    while trusted.iter().any(|network| network.contains(client)) {
        let Some(before) = hops.next().and_then(read) else { break };
        client = before.to_canonical();
    }
    client
}

/// One hop: an address, with a port or brackets as some proxies write them.
fn read(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    hop.parse()
        .ok()
        .or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
        .or_else(|| hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok())
}

/// Whether an address is of this machine or of a private network: an operator's, not a visitor's.
pub fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(peer: &str, lines: &[&str]) -> String {
        let trusted = ["10.0.0.0/8".parse().expect("a network"), "fd00::/8".parse().expect("a network")];
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, line.parse().expect("a header"));
        }
        client(peer.parse().expect("an address"), &headers, &trusted).to_string()
    }

    #[test]
    fn a_stranger_cannot_say_who_they_are() {
        assert_eq!(through("192.0.2.1", &["198.51.100.1"]), "192.0.2.1");
        assert_eq!(through("10.0.0.1", &["198.51.100.1, 192.0.2.1"]), "192.0.2.1");
        assert_eq!(through("10.0.0.1", &["10.9.9.9, 192.0.2.1, 10.0.0.2"]), "192.0.2.1");
    }

    #[test]
    fn trusted_proxies_are_read_from_the_right() {
        assert_eq!(through("10.0.0.1", &["192.0.2.1"]), "192.0.2.1");
        assert_eq!(through("10.0.0.1", &["198.51.100.1", "192.0.2.1, 10.0.0.2", "10.0.0.3"]), "192.0.2.1");
        assert_eq!(through("::ffff:10.0.0.1", &["192.0.2.1"]), "192.0.2.1");
        assert_eq!(through("fd00::1", &["[2001:db8::1]:4711"]), "2001:db8::1");
        assert_eq!(through("10.0.0.1", &["192.0.2.1:80"]), "192.0.2.1");
        assert_eq!(through("10.0.0.1", &["[2001:db8::1]"]), "2001:db8::1");
    }

    #[test]
    fn nonsense_from_a_proxy_stops_at_the_proxy() {
        for nonsense in ["", ",", "unknown", "192.0.2.1, unknown", "192.0.2.1,", "' or 1=1", "999.1.1.1"] {
            assert_eq!(through("10.0.0.1", &[nonsense]), "10.0.0.1", "{nonsense:?}");
        }
        assert_eq!(through("10.0.0.1", &[]), "10.0.0.1");
    }
}
