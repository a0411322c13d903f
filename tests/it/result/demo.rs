//! The demo has results that were told, and some that are owed.

use duet::demo::{Demo, Settings};

use super::{reads, says};

#[tokio::test(flavor = "multi_thread")]
async fn the_demos_creators_have_results_and_its_managers_owe_some() {
    let anywhere = "127.0.0.1:0".parse().expect("an address");
    let settings = Settings { page: anywhere, web: anywhere, data: None, has_page: false };
    let demo = Demo::start(&settings).await.expect("the demo starts");
    let person = |name| demo.sandbox.find_person(name).expect("somebody of the cast");
    let (maya, alina, nina) = (person("Maya Ellison"), person("Алина Корнеева"), person("Nina Hartley"));
    let mine = maya.run("/results mine").await;
    says(&mine, &["Slow Sundays brought"]);
    let own = maya.select(&mine, "Choose one to see more", &["Slow Sundays"]).await;
    says(&own, &["Slow Sundays: your results", "median", "Quiet videos without music"]);
    says(&alina.run("/итоги мои").await, &["Медленные воскресенья"]);
    says(&nina.run("/program health").await, &["Early birds: 3 creators wait"]);
    let sheet = nina.run("/campaign results campaign:Early birds").await;
    reads(&sheet.text(), &["write the three sentences in English", "in Russian", "Views"]);
    demo.stop().await;
}
