//! Remembers words that stand in several languages, whatever they are about: one shape of table for all of them.

/// A text in a language: `$table` has it by `$owner` (whose it is), language and `$piece` (which).
macro_rules! insert_or_update {
    ($tx:expr, ($table:literal, $owner:literal, $piece:literal), $of:expr, $words:expr, $by:expr, $now:expr) => {
        $crate::store::on!($tx, conn => sqlx::query(concat!(
            "insert into ", $table, " (", $owner, ", language, ", $piece, ", body, origin, is_draft, revision,
                                      updated_by_person_id, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (", $owner, ", language, ", $piece, ") do update
             set body = excluded.body, origin = excluded.origin, is_draft = excluded.is_draft,
                 revision = excluded.revision, updated_by_person_id = excluded.updated_by_person_id,
                 updated_at = excluded.updated_at
             where ", $table, ".revision = excluded.revision - 1",
        ))
        .bind($of.0)
        .bind($words.language)
        .bind($of.1)
        .bind(&$words.body)
        .bind(&$words.origin)
        .bind($words.is_draft)
        .bind($words.revision)
        .bind($by)
        .bind($now)
        .execute(conn)
        .await
        .map(|done| done.rows_affected() > 0))
    };
}
pub(super) use insert_or_update;
