//! A very good round of many people: the best partner first, then block after block solved exactly.

use std::collections::VecDeque;

use super::{Circle, cover::cover, exact};

/// How many partners of each person are considered when blocks are made.
const CANDIDATES: usize = 12;
/// How many people are in a block.
const BLOCK: usize = 96;
/// How often everybody is in some block at most.
const SWEEPS: usize = 8;
/// A sweep that gains less than one part in this many was the last.
const ENOUGH: i64 = 5_000;

/// Who meets whom.
pub fn matched(circle: &Circle) -> Vec<Option<usize>> {
    matched_in(circle, BLOCK)
}

/// The same with so many people in a block.
pub fn matched_in(circle: &Circle, size: usize) -> Vec<Option<usize>> {
    let candidates = candidates(circle);
    let mut mates = best_first(circle, &candidates);
    // Nobody is lost again by what follows: a block solved exactly covers as many of those who waited as before.
    cover(circle, &mut mates);
    let mut liking = total(circle, &mates);
    for _ in 0..SWEEPS {
        // At random whoever is alone meets whoever else is; among candidates the others find better partners.
        for among in [None, Some(candidates.as_slice())] {
            for block in blocks(circle, among, &mates, (size, liking)) {
                settle(circle, &mut mates, &block);
            }
        }
        let better = total(circle, &mates);
        if better - liking < liking / ENOUGH {
            break;
        }
        liking = better;
    }
    mates
}

/// Solves a block, which holds nobody without their partner.
fn settle(circle: &Circle, mates: &mut [Option<usize>], block: &[usize]) {
    for (at, mate) in exact::solved(circle, block).into_iter().enumerate() {
        mates[block[at]] = mate.map(|mate| block[mate]);
    }
}

fn total(circle: &Circle, mates: &[Option<usize>]) -> i64 {
    let pairs = mates
        .iter()
        .enumerate()
        .filter_map(|(one, mate)| mate.filter(|mate| one < *mate).map(|mate| (one, mate)));
    pairs.filter_map(|(one, other)| circle.liking(one, other)).sum()
}

/// The partners that are worth most for each person, best first.
fn candidates(circle: &Circle) -> Vec<Vec<(i64, usize)>> {
    let count = circle.people.len();
    let mut best: Vec<Vec<(i64, usize)>> = vec![Vec::with_capacity(CANDIDATES + 1); count];
    for one in 0..count {
        for other in one + 1..count {
            if let Some(liking) = circle.liking(one, other) {
                keep(&mut best[one], (liking, other));
                keep(&mut best[other], (liking, one));
            }
        }
    }
    best
}

/// Puts a candidate in its place, if it is among the best.
fn keep(best: &mut Vec<(i64, usize)>, found: (i64, usize)) {
    if best.len() == CANDIDATES && best.last().is_some_and(|last| found.0 <= last.0) {
        return;
    }
    let at = best.partition_point(|known| known.0 >= found.0);
    best.insert(at, found);
    best.truncate(CANDIDATES);
}

/// The heaviest pairs first, as long as both are free.
fn best_first(circle: &Circle, candidates: &[Vec<(i64, usize)>]) -> Vec<Option<usize>> {
    let each = candidates.iter().enumerate();
    let mut pairs: Vec<(i64, usize, usize)> = each
        .flat_map(|(one, best)| best.iter().map(move |(_, other)| (one.min(*other), one.max(*other))))
        .filter_map(|(one, other)| Some((circle.weight(one, other)?, one, other)))
        .collect();
    pairs.sort_unstable_by(|one, other| other.cmp(one));
    let mut mates = vec![None; circle.people.len()];
    for (_, one, other) in pairs {
        if mates[one].is_none() && mates[other].is_none() {
            (mates[one], mates[other]) = (Some(other), Some(one));
        }
    }
    mates
}

/// Everybody in blocks: of people who compete for each other's candidates, or of anybody. Pairs stay together, so that
/// each block can be solved by itself.
fn blocks(
    circle: &Circle,
    candidates: Option<&[Vec<(i64, usize)>]>,
    mates: &[Option<usize>],
    (size, shuffle): (usize, i64),
) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..mates.len()).collect();
    order.sort_by_cached_key(|person| circle.stirred(*person, shuffle.unsigned_abs()));
    let (mut seen, mut blocks, mut order) = (vec![false; mates.len()], Vec::new(), order.into_iter());
    loop {
        let (mut block, mut next) = (Vec::with_capacity(size + 1), VecDeque::new());
        while block.len() < size {
            let Some(person) = next.pop_front().or_else(|| order.next()) else { break };
            if seen[person] {
                continue;
            }
            for member in [Some(person), mates[person]].into_iter().flatten() {
                seen[member] = true;
                block.push(member);
                next.extend(candidates.into_iter().flat_map(|all| &all[member]).map(|(_, other)| *other));
            }
        }
        if block.is_empty() {
            return blocks;
        }
        blocks.push(block);
    }
}
