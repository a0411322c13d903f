//! Checks the embeds of a message: the lengths of their parts, their addresses, and their size in all.

use serde_json::Value;

use super::form::{Fields, Form, present};

const WEB: [&str; 2] = ["http", "https"];
const IMAGE: [&str; 3] = ["http", "https", "attachment"];

/// Checks the field `embeds` of a message.
pub(super) fn embeds(form: &mut Form, fields: &Fields) {
    let mut size = 0;
    form.each(fields, "embeds", 0..=10, |form, value| size += embed(form, value));
    if size > 6000 {
        form.fault_at("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    }
}

/// Checks one embed and returns how many characters of it count.
fn embed(form: &mut Form, value: &Value) -> usize {
    let known = [
        "title",
        "type",
        "description",
        "url",
        "timestamp",
        "color",
        "footer",
        "image",
        "thumbnail",
        "video",
        "provider",
        "author",
        "fields",
        "flags",
    ];
    let Some(fields) = form.object(value, &known) else { return 0 };
    let mut size = trimmed(form, fields, "title", 256) + trimmed(form, fields, "description", 4096);
    form.address(fields, "url", &WEB, 2048);
    form.moment(fields, "timestamp");
    form.whole(fields, "color", 0..=0x00FF_FFFF);
    size += named(form, fields, "footer", "text", 2048);
    size += named(form, fields, "author", "name", 256);
    let pictures = [picture(form, fields, "image"), picture(form, fields, "thumbnail")];
    form.each(fields, "fields", 0..=25, |form, value| size += field(form, value));
    let says_something = size > 0 || pictures.contains(&true);
    if !says_something && !form.is_faulty() {
        form.fault_at("description", "BASE_TYPE_REQUIRED", "This field is required");
    }
    size
}

fn field(form: &mut Form, value: &Value) -> usize {
    let Some(fields) = form.object(value, &["name", "value", "inline"]) else { return 0 };
    form.truth(fields, "inline");
    [("name", 256), ("value", 1024)]
        .map(|(key, most)| {
            let size = trimmed(form, fields, key, most);
            if size == 0 && fields.get(key).is_none_or(|value| value.is_null() || value.is_string()) {
                form.fault_at(key, "BASE_TYPE_REQUIRED", "This field is required");
            }
            size
        })
        .iter()
        .sum()
}

/// A footer or an author: a text with an icon.
fn named(form: &mut Form, fields: &Fields, key: &str, text: &str, most: usize) -> usize {
    let Some(value) = present(fields, key) else { return 0 };
    form.within(key, |form| {
        let known = [text, "url", "icon_url", "proxy_icon_url"];
        let known = if key == "author" { &known[..] } else { &[known[0], known[2], known[3]] };
        let Some(fields) = form.object(value, known) else { return 0 };
        form.address(fields, "url", &WEB, 2048);
        form.address(fields, "icon_url", &IMAGE, 2048);
        trimmed(form, fields, text, most)
    })
}

/// An image or a thumbnail; whether there is one.
fn picture(form: &mut Form, fields: &Fields, key: &str) -> bool {
    let Some(value) = present(fields, key) else { return false };
    form.within(key, |form| {
        let known = [
            "url",
            "proxy_url",
            "height",
            "width",
            "content_type",
            "placeholder",
            "placeholder_version",
            "description",
            "is_animated",
            "flags",
        ];
        let Some(fields) = form.object(value, &known) else { return false };
        form.address(fields, "url", &IMAGE, 2048);
        present(fields, "url").is_some_and(|url| url != "")
    })
}

/// Checks a text as Discord counts it in embeds, without the spaces around it, and returns its length.
fn trimmed(form: &mut Form, fields: &Fields, key: &str, most: usize) -> usize {
    let length = form.text(fields, key, 0..=usize::MAX).map_or(0, |text| text.trim().chars().count());
    if length > most {
        form.fault_at(key, "BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
    }
    length
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
mod tests {
    use serde_json::json;

    use super::super::tests::fault;
    use super::*;

    fn check(embeds: Value) -> Result<(), super::super::Refused> {
        let body = json!({ "embeds": embeds });
        Form::read(|form| super::embeds(form, body.as_object().expect("an object")))
    }

    type Part = fn(String) -> Value;

    #[test]
    fn each_length_is_held_on_both_sides() {
        let long = |length: usize| "я".repeat(length);
        let parts: [(&str, usize, Part); 6] = [
            ("embeds.0.title", 256, |text| json!({ "title": text })),
            ("embeds.0.description", 4096, |text| json!({ "description": text })),
            ("embeds.0.footer.text", 2048, |text| json!({ "footer": { "text": text } })),
            ("embeds.0.author.name", 256, |text| json!({ "author": { "name": text } })),
            ("embeds.0.fields.0.name", 256, |text| json!({ "fields": [{ "name": text, "value": "v" }] })),
            ("embeds.0.fields.0.value", 1024, |text| json!({ "fields": [{ "name": "n", "value": text }] })),
        ];
        for (path, most, part) in parts {
            assert_eq!(check(json!([part(long(most))])), Ok(()), "{path} of {most}");
            assert_eq!(
                check(json!([part(format!("  {}\n", long(most)))])),
                Ok(()),
                "{path} with spaces around"
            );
            assert_eq!(fault(check(json!([part(long(most + 1))])), path), "BASE_TYPE_MAX_LENGTH", "{path}");
        }
    }

    #[test]
    fn counts_are_held_on_both_sides() {
        let field = json!({ "name": "n", "value": "v", "inline": true });
        assert_eq!(check(json!([{ "fields": vec![field.clone(); 25] }])), Ok(()));
        let many = check(json!([{ "fields": vec![field; 26] }]));
        assert_eq!(fault(many, "embeds.0.fields"), "BASE_TYPE_MAX_LENGTH");
        assert_eq!(check(json!(vec![json!({ "title": "t" }); 10])), Ok(()));
        assert_eq!(fault(check(json!(vec![json!({ "title": "t" }); 11])), "embeds"), "BASE_TYPE_MAX_LENGTH");
    }

    #[test]
    fn all_embeds_together_hold_six_thousand_characters() {
        let embeds =
            |last: usize| json!([{ "description": "a".repeat(4000) }, { "description": "b".repeat(last) }]);
        assert_eq!(check(embeds(2000)), Ok(()));
        assert_eq!(fault(check(embeds(2001)), "embeds"), "MAX_EMBED_SIZE_EXCEEDED");
        let mixed = json!([
            { "title": "a".repeat(256), "description": "b".repeat(4096), "author": { "name": "c".repeat(256) } },
            { "footer": { "text": "d".repeat(1000) }, "fields": [{ "name": "e".repeat(256), "value": "f".repeat(137) }] }
        ]);
        assert_eq!(fault(check(mixed), "embeds"), "MAX_EMBED_SIZE_EXCEEDED");
    }

    #[test]
    fn an_embed_says_something() {
        for embed in [
            json!({ "image": { "url": "https://example.com/a.png" } }),
            json!({ "thumbnail": { "url": "attachment://chart.png" } }),
            json!({ "footer": { "text": "x" } }),
            json!({ "title": "x", "fields": [], "image": { "url": "http://a.b/c", "height": null, "proxy_url": null } }),
        ] {
            assert_eq!(check(json!([embed])), Ok(()));
        }
        for embed in [json!({}), json!({ "color": 5 }), json!({ "description": "  \n" })] {
            assert_eq!(fault(check(json!([embed])), "embeds.0.description"), "BASE_TYPE_REQUIRED");
        }
        for (part, path) in [
            (json!({ "name": "", "value": "v" }), "embeds.0.fields.0.name"),
            (json!({ "name": "n", "value": " " }), "embeds.0.fields.0.value"),
            (json!({ "name": "n" }), "embeds.0.fields.0.value"),
        ] {
            assert_eq!(fault(check(json!([{ "fields": [part] }])), path), "BASE_TYPE_REQUIRED");
        }
    }

    #[test]
    fn wrong_values_are_refused_where_they_stand() {
        for (embed, path, code) in [
            (json!({ "title": 5 }), "embeds.0.title", "STRING_TYPE_CONVERT"),
            (json!({ "title": "t", "color": -1 }), "embeds.0.color", "NUMBER_TYPE_MIN"),
            (json!({ "title": "t", "color": 0x0100_0000 }), "embeds.0.color", "NUMBER_TYPE_MAX"),
            (json!({ "title": "t", "color": "red" }), "embeds.0.color", "NUMBER_TYPE_COERCE"),
            (json!({ "title": "t", "timestamp": "tomorrow" }), "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE"),
            (json!({ "title": "t", "url": "attachment://a" }), "embeds.0.url", "URL_TYPE_INVALID_SCHEME"),
            (
                json!({ "title": "t", "url": "javascript:alert(1)" }),
                "embeds.0.url",
                "URL_TYPE_INVALID_SCHEME",
            ),
            (json!({ "title": "t", "url": "example.com" }), "embeds.0.url", "URL_TYPE_INVALID_URL"),
            (json!({ "title": "t", "url": "https://" }), "embeds.0.url", "URL_TYPE_INVALID_URL"),
            (json!({ "title": "t", "url": "https://a b" }), "embeds.0.url", "URL_TYPE_INVALID_URL"),
            (json!({ "image": { "url": "ftp://a/b" } }), "embeds.0.image.url", "URL_TYPE_INVALID_SCHEME"),
            (
                json!({ "author": { "name": "a", "icon_url": "file:///a" } }),
                "embeds.0.author.icon_url",
                "URL_TYPE_INVALID_SCHEME",
            ),
            (json!({ "titel": "t" }), "embeds.0.titel", "SANDBOX_UNKNOWN_FIELD"),
            (
                json!({ "footer": { "text": "t", "url": "https://a.b" } }),
                "embeds.0.footer.url",
                "SANDBOX_UNKNOWN_FIELD",
            ),
            (
                json!({ "fields": [{ "name": "n", "value": "v", "inline": 1 }] }),
                "embeds.0.fields.0.inline",
                "BOOLEAN_TYPE_CONVERT",
            ),
            (json!("embed"), "embeds.0", "MODEL_TYPE_CONVERT"),
        ] {
            assert_eq!(fault(check(json!([embed.clone()])), path), code, "{embed}");
        }
        assert_eq!(fault(check(json!({})), "embeds"), "LIST_TYPE_CONVERT");
        let fine = json!({ "title": "t", "color": 0x00FF_FFFF, "timestamp": "2026-11-21T08:00:00.000Z", "type": "rich" });
        assert_eq!(check(json!([fine])), Ok(()));
        assert_eq!(check(json!([{ "title": "t", "timestamp": "2026-11-21T08:00:00+03:00" }])), Ok(()));
    }
}
