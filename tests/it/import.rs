//! Sales from a file: looked over first, recorded once however often it is given, and every refused line is told with why.

use std::process::{Command, Output};

use chrono::TimeDelta;

use crate::attribution::{close, says};
use crate::conversion::code;
use crate::reward::pay_share;
use crate::support::Town;

/// Runs the true program on a town's database. Its clock is the machine's, so that what is imported lies before it.
fn import(town: &Town, content: &str, options: &[&str]) -> (bool, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("sales.csv");
    std::fs::write(&file, content).expect("a file");
    let mut duet = Command::new(env!("CARGO_BIN_EXE_duet"));
    duet.args(["import", "conversions"]).arg(&file).args(options);
    duet.current_dir(folder.path()).env_clear().env("DATABASE_URL", town.database()).env("DUET_LOG", "warn");
    let Output { status, stdout, stderr } = duet.output().expect("the program runs");
    (status.success(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
}

#[track_caller]
fn reads(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "{word:?} is missing in\n{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_over_recorded_once_and_mended() {
    let town = Town::new().await;
    let mira = town.creator("Mira", "en-US", "us").await;
    let hers = code(&mira, "/link get").await;
    pay_share(&town, 2_000, 0).await;
    let at = (town.now() + TimeDelta::hours(1)).to_rfc3339();
    let file = format!(
        "\u{feff}type,id,code,customer_id,amount_minor,currency,occurred_at,refunds\n\
         sale,o-1,{hers},ann,5000,USD,{at},\n\
         renewal,o-2,,ann,1000,USD,{at},\n\
         sale,o-3,nobody,,700,USD,{at},\n\
         refund,r-1,,,2500,USD,{at},o-1\n\
         refund,r-2,,,2501,USD,{at},o-1\n\
         sale,o-4,{hers},,many,USD,{at},\n\
         sale,o-1,{hers},ann,5000,USD,{at},\n\
         refund,r-3,,,1,EUR,{at},o-2\n"
    );
    let (is_clean, said) = import(&town, &file, &[]);
    reads(
        &said,
        &["would record 4; known before 1; would refuse 3", "Nothing was changed", "line 6: amount_minor"],
    );
    reads(&said, &["line 7: amount_minor: ", "line 9: currency: is not the one that was paid in"]);
    assert!(!is_clean);
    says(&mira.run("/earnings balance").await, &["Nothing earned so far"]);

    let (is_clean, said) = import(&town, &file, &["--apply"]);
    reads(&said, &["recorded 4, of which nobody’s 1; known before 1; refused 3", "line 7: amount_minor"]);
    assert!(!is_clean);
    // Half of the one and all of the other: five dollars and two.
    town.advance(TimeDelta::hours(2)).await;
    says(&mira.run("/earnings balance").await, &["$7.00 ready to be paid"]);
    // Mended and given again, everything else is known.
    let mended = file.replace("many", "3000").replace("2501", "2500").replace("1,EUR", "1,USD");
    let (is_clean, said) = import(&town, &mended, &["--apply"]);
    reads(&said, &["recorded 3, of which nobody’s 0; known before 5; refused 0"]);
    assert!(is_clean);
    says(&mira.run("/earnings balance").await, &["$8.00 ready to be paid"]);
    // It is long ago for the machine's clock: nobody is told.
    assert!(!mira.direct_transcript().contains("Your first sale"), "{}", mira.direct_transcript());
    close(town).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_none_and_a_programme_that_is_unclear_are_said() {
    let town = Town::new().await;
    for (file, words) in [
        ("id,type,occurred_at,price\n", "there is no column “price”"),
        ("id,type\n", "the column “occurred_at” is missing"),
        ("", "the column “id” is missing"),
    ] {
        let (is_clean, said) = import(&town, file, &[]);
        reads(&said, &[words]);
        assert!(!is_clean);
    }
    let (_, said) = import(&town, "id,type,occurred_at\n", &["--server", "77"]);
    reads(&said, &["no programme is on that server"]);
    let (_, said) = import(&town, "id,type,occurred_at\nx,gift,2026-03-02T10:00:00Z\n", &[]);
    reads(&said, &["line 2: "]);
    close(town).await;
}
