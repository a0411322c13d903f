//! What docs/webhook.md shows works as it stands there, against the demo.

use std::time::Duration;

use duet::demo::{Demo, Settings};

/// The lines of the document that are to be typed.
fn typed() -> String {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/webhook.md"));
    let text = text.expect("the document");
    let (_, last) = text.split_once("## Try it").expect("a section to try");
    let lines = last.lines().filter_map(|line| line.strip_prefix("    "));
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs curl and openssl; .ci/run runs it"]
async fn a_sale_reported_as_documented_is_in_the_creators_figures_at_once() {
    let anywhere = "127.0.0.1:0".parse().expect("an address");
    let settings = Settings { page: anywhere, web: anywhere, data: None, has_page: false };
    let demo = Demo::start(&settings).await.expect("the demo starts");
    for (name, link, stats, sales) in [
        ("Maya Ellison", "/link get", "/stats me period:7d", "Sales: "),
        ("Алина Корнеева", "/ссылка получить", "/статистика моя период:7d", "Продажи: "),
    ] {
        let person = demo.sandbox.find_person(name).expect("somebody of the demo");
        let sold = async || {
            let card = person.run(stats).await.text();
            assert!(card.contains("(image)"), "{card}");
            let from = card.split_once(sales).unwrap_or_else(|| panic!("no sales in {card}")).1;
            let digits: String = from.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<u32>().expect("a number")
        };
        let before = sold().await;
        let card = person.run(link).await.text();
        let address = format!("http://{}/", demo.duet.web_address);
        let (_, code) = card.split_once(&address).unwrap_or_else(|| panic!("no link in {card}"));
        let code = code.split_whitespace().next().expect("a code");
        let script = typed()
            .replace("PUT-THE-CODE-HERE", code)
            .replace("127.0.0.1:8601", &demo.duet.web_address.to_string());
        let shell = move || std::process::Command::new("bash").args(["-ec", &script]).output();
        let output = tokio::task::spawn_blocking(shell).await.expect("a thread").expect("bash runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(said, "{\"status\":\"recorded\"}", "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(sold().await, before + 1, "{name}");
        // The demo says things by itself, beside whoever waits for them.
        let mut heard = String::new();
        for _ in 0..6_000 {
            heard = person.direct_transcript();
            if heard.contains("19.99") || heard.contains("19,99") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(heard.contains("19.99") || heard.contains("19,99"), "{name} did not hear of it: {heard}");
    }
    demo.stop().await;
}
