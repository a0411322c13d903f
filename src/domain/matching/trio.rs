//! Whoever is left joins two others where all three fit.

use super::{Circle, worth};

/// Has as many people as possible join a pair each, those first who were left out before. Who is left then.
pub fn join(circle: &Circle, groups: &mut [Vec<usize>], mut alone: Vec<usize>) -> Vec<usize> {
    alone.sort_by_key(|person| (!circle.people[*person].was_left_out, *person));
    let mut third: Vec<Option<usize>> = vec![None; groups.len()];
    let mut left_out = Vec::new();
    for person in alone {
        let mut tried = vec![false; groups.len()];
        if !seat(circle, groups, person, &mut third, &mut tried) {
            left_out.push(person);
        }
    }
    for (group, person) in groups.iter_mut().zip(third) {
        group.extend(person);
    }
    left_out.sort_unstable();
    left_out
}

/// Finds somebody a pair to join; whoever has joined it already moves on to another if there is one.
fn seat(
    circle: &Circle,
    groups: &[Vec<usize>],
    person: usize,
    third: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    let mut fitting: Vec<(i64, usize)> = groups
        .iter()
        .enumerate()
        .filter(|(at, _)| !tried[*at])
        .filter_map(|(at, pair)| {
            Some((worth(circle, person, pair[0])? + worth(circle, person, pair[1])?, at))
        })
        .collect();
    fitting.sort_unstable_by_key(|(worth, at)| (-worth, *at));
    for (_, at) in fitting {
        if std::mem::replace(&mut tried[at], true) {
            continue;
        }
        let has_room = third[at].is_none_or(|seated| seat(circle, groups, seated, third, tried));
        if has_room {
            third[at] = Some(person);
            return true;
        }
    }
    false
}
