//! Nothing that a stranger sends does harm.

use std::time::{Duration, Instant};

use duet::web::Settings;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::service::{Service, location};

/// What comes back for a request.
async fn send(service: &Service, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(service.address).await.expect("a connection");
    // A server that hangs up on what it refuses may do so before it has all of it.
    let _ = stream.write_all(bytes).await;
    read(stream).await
}

/// What comes back for bytes that are no request, after which nothing more is said.
async fn mumble(service: &Service, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(service.address).await.expect("a connection");
    let _ = stream.write_all(bytes).await;
    let _ = stream.shutdown().await;
    read(stream).await
}

async fn read(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

fn request(path: &str, headers: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = format!("GET {path} HTTP/1.1\r\nhost: go.example\r\nconnection: close\r\n").into_bytes();
    for (name, value) in headers {
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_headers_do_not_keep_a_visitor() {
    let service = Service::behind_proxy().await;
    service.link("Spring42", &service.campaign()).await;
    let long = vec![b'x'; 8_000];
    let hops = "1.1.1.1,".repeat(900);
    let odd: &[(&str, &[u8])] = &[
        ("user-agent", b"\xff\xfe\x80 \xf0\x9f"),
        ("user-agent", &long),
        ("user-agent", "Браузер 👍 \u{202e}".as_bytes()),
        ("user-agent", b"' or 1=1; drop table click; --"),
        ("accept-language", &long),
        ("accept-language", b"\xff\xff;q=\xff"),
        ("x-forwarded-for", b"\xff\xfe"),
        ("x-forwarded-for", hops.as_bytes()),
        ("x-forwarded-for", b"' or 1=1"),
        ("forwarded", b"for=1.2.3.4;by=;;;\"\""),
        ("sec-purpose", &long),
        ("host", b"evil.example"),
        ("referer", b"javascript:alert(1)"),
        ("cookie", &long),
    ];
    for header in odd {
        let answer = send(&service, &request("/Spring42", std::slice::from_ref(header))).await;
        assert!(answer.starts_with("HTTP/1.1 302"), "{}: {answer}", header.0);
        assert!(answer.contains("location: https://shop.example/p?"), "{}: {answer}", header.0);
    }
    assert_eq!(service.count("select count(*) from click").await, 14);
    service.tallies().await;
    service.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_request_is_refused_and_the_next_one_served() {
    let service = Service::start().await;
    service.link("Spring42", &service.campaign()).await;
    let endless = [b"GET /".as_slice(), &vec![b'a'; 100_000], b" HTTP/1.1\r\n\r\n"].concat();
    let many: Vec<u8> = (0..5_000).flat_map(|number| format!("x-{number}: y\r\n").into_bytes()).collect();
    let headers = [b"GET /Spring42 HTTP/1.1\r\n".as_slice(), &many, b"\r\n"].concat();
    let split = b"GET /Spring42 HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n";
    for bytes in [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".as_slice(),
        b"GET\r\n\r\n",
        b"GET /Spring42 HTTP/9.9\r\n\r\n",
        b"\0\0\0\0",
        &endless,
        &headers,
    ] {
        let answer = mumble(&service, bytes).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    let answer = mumble(&service, split).await;
    assert!(answer.matches("HTTP/1.1").count() <= 1, "one request, one answer: {answer}");
    let big = [
        b"POST /Spring42 HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 9999999\r\n\r\n"
            .as_slice(),
        &[b'x'; 1_000],
    ]
    .concat();
    let answer = send(&service, &big).await;
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let bytes = format!("{method} /Spring42 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        let answer = send(&service, bytes.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 405"), "{method}: {answer}");
    }
    location(&service.visit("/Spring42").send().await.expect("an answer"));
    service.close().await;
}

/// How long whoever says `first`, and then a header line every now and then, is listened to; and what they hear.
async fn drip(service: &Service, first: &[u8], line: &[u8]) -> (Duration, String) {
    let begun = Instant::now();
    let mut stream = TcpStream::connect(service.address).await.expect("a connection");
    stream.write_all(first).await.expect("it is listened to");
    let (mut heard, mut bytes) = (Vec::new(), [0; 4_096]);
    loop {
        assert!(begun.elapsed() < Duration::from_secs(10), "a slow visitor is listened to for ever");
        match timeout(Duration::from_millis(50), stream.read(&mut bytes)).await {
            Ok(Ok(0) | Err(_)) => return (begun.elapsed(), String::from_utf8_lossy(&heard).into_owned()),
            Ok(Ok(length)) => heard.extend_from_slice(&bytes[..length]),
            // After it was hung up on, what is written goes nowhere.
            Err(_) => drop(stream.write_all(line).await),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_waited_for_who_asks_too_slowly_or_nothing() {
    let patience = Duration::from_millis(400);
    let service = Service::with(Settings { head_patience: patience, ..Settings::default() }).await;
    service.link("Spring42", &service.campaign()).await;
    let whole = b"GET /Spring42 HTTP/1.1\r\nhost: go.example\r\n\r\n";
    let (dripping, silent, half, idle) = tokio::join!(
        drip(&service, b"GET /Spring42 HTTP/1.1\r\n", b"x-y: z\r\n"),
        drip(&service, b"", b""),
        drip(&service, b"GET /Spr", b""),
        drip(&service, whole, b""),
    );
    for (how, (listened, heard)) in
        [("a header at a time", dripping), ("silence", silent), ("half a line", half)]
    {
        assert!(listened >= patience, "{how}: hung up after {listened:?}");
        assert!(!heard.contains("302"), "{how}: {heard}");
    }
    assert!(idle.1.starts_with("HTTP/1.1 302"), "{}", idle.1);
    assert_eq!(service.count("select count(*) from click").await, 1);
    location(&service.visit("/Spring42").send().await.expect("an answer"));
    service.close().await;
}
