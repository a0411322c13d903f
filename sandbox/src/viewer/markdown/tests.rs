//! What the markdown of Discord must look like on the page, and what hostile text must not become.

use chrono_tz::Tz;

use super::{blocks, web_address};
use crate::viewer::moment::from_unix;
use crate::viewer::reader::{Named, Names, Reader};

const NOW: i64 = 1_618_953_630;

fn reader(locale: &str, zone: Tz) -> Reader {
    let one = |id: &str, name: &str| Named {
        id: id.into(),
        name: name.into(),
        color: None,
        is_app: false,
        kind: None,
    };
    let names = Names {
        users: vec![one("7", "Алиса"), one("8", "<b>Bob</b>")],
        roles: vec![one("20", "Managers")],
        channels: vec![one("30", "general")],
        elsewhere: [("31".to_owned(), "a thread".to_owned())].into(),
        ..Names::default()
    };
    let now = from_unix(NOW).expect("a moment of our own");
    Reader { id: "7".into(), locale: locale.into(), zone, now, origin: "http://127.0.0.1:1".into(), names }
}

fn drawn(text: &str) -> String {
    blocks(text, &reader("en-US", chrono_tz::UTC)).into_string()
}

fn paragraph(inner: &str) -> String {
    format!("<p>{inner}</p>")
}

#[test]
fn styles_within_a_line() {
    for (text, inner) in [
        ("plain", "plain"),
        ("**bold**", "<strong>bold</strong>"),
        ("*it* and _it_", "<em>it</em> and <em>it</em>"),
        ("***both***", "<strong><em>both</em></strong>"),
        ("__under__", "<u>under</u>"),
        ("___both___", "<u><em>both</em></u>"),
        ("~~gone~~", "<s>gone</s>"),
        ("**bold *and it* on**", "<strong>bold <em>and it</em> on</strong>"),
        ("*it **and bold** on*", "<em>it <strong>and bold</strong> on</em>"),
        ("`code **raw**`", "<code>code **raw**</code>"),
        ("\\``code` and ```", "`<code>code</code> and ```"),
        ("``a ` tick``", "<code>a ` tick</code>"),
        ("**over\ntwo lines**", "<strong>over\ntwo lines</strong>"),
        ("snake_case_word and 2 * 3 * 4", "snake_case_word and 2 * 3 * 4"),
        ("_курсив_ и слово_с_чертой", "<em>курсив</em> и слово_с_чертой"),
        ("**open", "**open"),
        ("****", "****"),
        ("\\*not\\* \\_it\\_ ¯\\\\\\_(ツ)\\_/¯", "*not* _it_ ¯\\_(ツ)_/¯"),
        ("`**` and **`b**`**", "<code>**</code> and <strong><code>b**</code></strong>"),
    ] {
        assert_eq!(drawn(text), paragraph(inner), "{text}");
    }
}

#[test]
fn a_spoiler_is_hidden_until_it_is_opened() {
    let html = drawn("||the **end**||");
    assert!(html.contains("data-spoiler") && html.contains("aria-expanded=\"false\""), "{html}");
    assert!(html.contains("<strong>end</strong>"), "{html}");
}

#[test]
fn blocks_stand_on_lines_of_their_own() {
    for (text, html) in [
        ("# One", "<h3 class=\"heading-1\">One</h3>"),
        ("## Two", "<h4 class=\"heading-2\">Two</h4>"),
        ("### Three\ntext", "<h5 class=\"heading-3\">Three</h5><p>text</p>"),
        ("#hash", "<p>#hash</p>"),
        ("-# small", "<p class=\"subtext\"><small>small</small></p>"),
        ("a\n\nb", "<p>a\n\nb</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("* a\n  - b\n  - c\n* d", "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"),
        ("3. c\n4. d", "<ol start=\"3\"><li>c</li><li>d</li></ol>"),
        ("intro\n- **a**\nend", "<p>intro</p><ul><li><strong>a</strong></li></ul><p>end</p>"),
        ("> one\n> two\nthree", "<blockquote><p>one\ntwo</p></blockquote><p>three</p>"),
        (">>> all\nof it", "<blockquote><p>all\nof it</p></blockquote>"),
        (">not", "<p>&gt;not</p>"),
        ("> - item", "<blockquote><ul><li>item</li></ul></blockquote>"),
        (
            "```rust\nlet a = 1;\n```",
            "<pre tabindex=\"0\" data-language=\"rust\"><code>let a = 1;</code></pre>",
        ),
        ("see ```x < y``` there", "<p>see </p><pre tabindex=\"0\"><code>x &lt; y</code></pre><p> there</p>"),
        ("```\n- raw\n> raw```", "<pre tabindex=\"0\"><code>- raw\n&gt; raw</code></pre>"),
        ("", ""),
    ] {
        assert_eq!(drawn(text), html, "{text}");
    }
}

#[test]
fn links_lead_to_the_web_and_nowhere_else() {
    let link = |url: &str, text: &str| {
        format!("<a href=\"{url}\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">{text}</a>")
    };
    for (text, inner) in [
        ("[shop](https://shop.example/a)", link("https://shop.example/a", "shop")),
        ("[**b** c](<https://shop.example> \"title\")", link("https://shop.example", "<strong>b</strong> c")),
        ("[a](https://x.example/b_(c))", link("https://x.example/b_(c)", "a")),
        (
            "go to https://x.example/a?b=1&c=2.",
            format!("go to {}.", link("https://x.example/a?b=1&amp;c=2", "https://x.example/a?b=1&amp;c=2")),
        ),
        (
            "(http://127.0.0.1:8080/Ab3)",
            format!("({})", link("http://127.0.0.1:8080/Ab3", "http://127.0.0.1:8080/Ab3")),
        ),
        ("<https://x.example>", link("https://x.example", "https://x.example")),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))".into()),
        ("[a](data:text/html,x)", "[a](data:text/html,x)".into()),
        ("[a](/relative)", "[a](/relative)".into()),
        ("[a]( java\tscript:alert(1))", "[a]( java\tscript:alert(1))".into()),
        ("[https://good.example](https://bad.example)", {
            let (good, bad) = ("https://good.example", "https://bad.example");
            format!("[{}]({})", link(good, good), link(bad, bad))
        }),
    ] {
        assert_eq!(drawn(text), paragraph(&inner), "{text}");
    }
    for address in [
        "javascript:alert(1)",
        "//evil.example",
        "https://",
        "https://user:password@evil.example",
        "https://shop.example@evil.example/",
        "https://a.example/\u{202e}gpj.exe",
        "https://a b.example",
        "https:\\\\evil.example",
        "ftp://a.example",
    ] {
        assert_eq!(web_address(address), None, "{address}");
    }
}

#[test]
fn mentions_are_said_by_name_and_escaped() {
    for (text, inner) in [
        ("<@7>", "<span class=\"mention is-me\" data-user=\"7\">@Алиса</span>"),
        ("<@!8>", "<span class=\"mention\" data-user=\"8\">@&lt;b&gt;Bob&lt;/b&gt;</span>"),
        ("<@9>", "<span class=\"mention\" data-user=\"9\">@unknown-user</span>"),
        ("<@&20>", "<span class=\"mention\" data-role=\"20\">@Managers</span>"),
        ("<#30>", "<a class=\"mention\" href=\"?as=7&amp;in=30\" data-channel=\"30\">#general</a>"),
        ("<#31>", "<a class=\"mention\" href=\"?as=7&amp;in=31\" data-channel=\"31\">#a thread</a>"),
        ("<#99>", "<span class=\"mention\">#unknown</span>"),
        (
            "</link get:55>",
            "<button class=\"mention\" type=\"button\" data-command=\"55\" data-path=\"link get\">/link get</button>",
        ),
        ("<:heart_eyes:123>", "<span class=\"emoji\">:heart_eyes:</span>"),
        ("<a:wave:123>", "<span class=\"emoji\">:wave:</span>"),
        ("@everyone", "<span class=\"mention is-me\">@everyone</span>"),
        ("<id:browse>", "<span class=\"mention\">Browse Channels</span>"),
        ("<@abc> <#> </x:y> <t:no>", "&lt;@abc&gt; &lt;#&gt; &lt;/x:y&gt; &lt;t:no&gt;"),
        ("`<@7>`", "<code>&lt;@7&gt;</code>"),
        ("\\<@7>", "&lt;@7&gt;"),
    ] {
        assert_eq!(drawn(text), paragraph(inner), "{text}");
    }
}

#[test]
fn a_moment_is_said_in_the_readers_zone_and_language() {
    let russian = reader("ru", chrono_tz::Asia::Yekaterinburg);
    let american = reader("en-US", chrono_tz::America::New_York);
    for (text, en, ru) in [
        ("<t:1618953630>", "April 20, 2021 at 5:20 PM", "21 апреля 2021 г. в 02:20"),
        ("<t:1618953630:t>", "5:20 PM", "02:20"),
        ("<t:1618953630:F>", "Tuesday, April 20, 2021 at 5:20 PM", "среда, 21 апреля 2021 г. в 02:20"),
        ("<t:1619126430:R>", "in 2 days", "через 2 дня"),
    ] {
        for (reader, said) in [(&american, en), (&russian, ru)] {
            let html = blocks(text, reader).into_string();
            assert!(html.contains(&format!(">{said}</time>")), "{text}: {html}");
            assert!(html.contains("datetime=\"2021-04-"), "{html}");
        }
    }
    for text in ["<t:99999999999999999>", "<t:1618953630:q>", "<t:>"] {
        assert!(!drawn(text).contains("<time"), "{text}");
    }
}

#[test]
fn hostile_text_stays_text() {
    for text in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[\"onmouseover=alert(1)](https://x.example/\"onmouseover=\"alert(1))",
        "`<svg onload=alert(1)>`",
        "```html\"><script>\n<b>x</b>\n```",
        "```\"><script>x\n<b>x</b>\n```",
        "https://x.example/\"><script>alert(1)</script>",
        "> <iframe src=javascript:alert(1)>",
        "# <style>*{}</style>",
        "</a\"b:1> <:\"><b>:1>",
    ] {
        let html = drawn(text);
        for forbidden in ["<script", "<img", "<svg", "<iframe", "<style", "<b>", "=\"javascript", "\"onmouse"]
        {
            assert!(!html.to_lowercase().contains(forbidden), "{text} became {html}");
        }
    }
}

#[test]
fn a_long_message_of_marks_alone_is_read_in_good_time() {
    let begun = std::time::Instant::now();
    for mark in
        ["*", "_", "**a", "~~", "||", "[", "[a](", "`", "```", "> ", "- ", "<", "<@", "*_~~", "  - a\n"]
    {
        let text: String = mark.repeat(4096 / mark.len());
        assert!(!drawn(&text).is_empty(), "{mark}");
    }
    let ladder: Vec<String> = (1..60).map(|length| format!("**{}", "`".repeat(length))).collect();
    assert!(!drawn(&ladder.concat()).is_empty());
    assert!(begun.elapsed() < std::time::Duration::from_secs(5), "{:?}", begun.elapsed());
}
