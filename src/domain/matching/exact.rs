//! The best round of a few people, by the blossom algorithm.

use integer_blossom::max_weight_matching;

use super::Circle;

/// Who meets whom among these people, for everybody of the circle; nobody but they are looked at.
pub fn matched(circle: &Circle, among: &[usize]) -> Vec<Option<usize>> {
    let mut mates = vec![None; circle.people.len()];
    for (at, mate) in solved(circle, among).into_iter().enumerate() {
        mates[among[at]] = mate.map(|mate| among[mate]);
    }
    mates
}

/// The same with people numbered by their place in the list.
pub fn solved(circle: &Circle, among: &[usize]) -> Vec<Option<usize>> {
    let count = among.len();
    let mut weights = vec![0_i64; count * count];
    for one in 0..count {
        for other in one + 1..count {
            weights[one * count + other] = circle.weight(among[one], among[other]).unwrap_or_default().max(0);
        }
    }
    max_weight_matching(&weights, count)
}
