//! As many as can be of those who were left out before get a partner, whoever else has to wait this time: the search of
//! the blossom algorithm for one alternating path after the other.

use std::collections::VecDeque;

use super::Circle;

/// Has everybody meet somebody who was left out before, wherever any round can; nobody of them loses their partner for
/// another.
pub fn cover(circle: &Circle, mates: &mut [Option<usize>]) {
    // What no search needs to look at again: a search that failed has shown that no path leads out of there.
    let mut barren = vec![false; mates.len()];
    for waiting in 0..mates.len() {
        if mates[waiting].is_none() && circle.people[waiting].was_left_out && !barren[waiting] {
            let mut search = Search::from(waiting, mates);
            match search.run(circle, mates, &barren) {
                Some(free) => search.pass_on(mates, free),
                None => {
                    for (barren, seen) in barren.iter_mut().zip(search.seen()) {
                        *barren |= seen;
                    }
                }
            }
        }
    }
}

/// Chains of pairs from somebody who waits: each gives up a partner for the one who looks for them, and the one given up
/// looks in turn. Rings of an odd number of people count as one, since each of them can be the one who looks.
struct Search {
    root: usize,
    /// Who looks for somebody new.
    looks: Vec<bool>,
    /// Who was found by whom.
    found_by: Vec<Option<usize>>,
    /// The one for whom their ring stands.
    base: Vec<usize>,
    next: VecDeque<usize>,
}

impl Search {
    fn from(root: usize, mates: &[Option<usize>]) -> Self {
        let mut looks = vec![false; mates.len()];
        looks[root] = true;
        let (found_by, base) = (vec![None; mates.len()], (0..mates.len()).collect());
        Self { root, looks, found_by, base, next: VecDeque::from([root]) }
    }

    /// Whom the chain ends with: they are free or have just been left by somebody who can wait this time. `None` where no
    /// chain ends.
    fn run(&mut self, circle: &Circle, mates: &mut [Option<usize>], barren: &[bool]) -> Option<usize> {
        while let Some(one) = self.next.pop_front() {
            for other in (0..mates.len()).filter(|other| !barren[*other]) {
                if self.base[one] == self.base[other]
                    || mates[one] == Some(other)
                    || circle.weight(one, other).is_none()
                {
                    continue;
                }
                let mut new = Vec::new();
                if self.looks[other] {
                    new = self.close(mates, one, other);
                } else if self.found_by[other].is_none() {
                    self.found_by[other] = Some(one);
                    new.push(match mates[other] {
                        Some(mate) => mate,
                        None => return Some(other),
                    });
                }
                for one in new {
                    if !circle.people[one].was_left_out {
                        return mates[one].take();
                    }
                    self.looks[one] = true;
                    self.next.push_back(one);
                }
            }
        }
        None
    }

    /// Makes one of the ring that is closed between two who look; returns who of it looks from now on.
    fn close(&mut self, mates: &[Option<usize>], one: usize, other: usize) -> Vec<usize> {
        let base = self.meeting(mates, one, other);
        let mut is_inside = vec![false; mates.len()];
        self.mark(mates, &mut is_inside, (one, other), base);
        self.mark(mates, &mut is_inside, (other, one), base);
        let mut new = Vec::new();
        for person in 0..mates.len() {
            if is_inside[self.base[person]] {
                self.base[person] = base;
                if !self.looks[person] {
                    new.push(person);
                }
            }
        }
        new
    }

    /// The ring or person where the chains to both part.
    fn meeting(&self, mates: &[Option<usize>], one: usize, other: usize) -> usize {
        let mut is_above = vec![false; mates.len()];
        for above in self.above(mates, one) {
            is_above[above] = true;
        }
        self.above(mates, other).find(|above| is_above[*above]).unwrap_or(self.root)
    }

    /// Who looked before this one along the chain, themselves first and the root last.
    fn above<'a>(&'a self, mates: &'a [Option<usize>], from: usize) -> impl Iterator<Item = usize> + 'a {
        std::iter::successors(Some(self.base[from]), |one| {
            let found = mates[*one]?;
            Some(self.base[self.found_by[found]?])
        })
    }

    /// Has each who looks along one side of a ring be found from its other side as well.
    fn mark(&mut self, mates: &[Option<usize>], is_inside: &mut [bool], from: (usize, usize), base: usize) {
        let (mut one, mut before) = from;
        while self.base[one] != base {
            let Some(mate) = mates[one] else { return };
            is_inside[self.base[one]] = true;
            is_inside[self.base[mate]] = true;
            self.found_by[one] = Some(before);
            let Some(above) = self.found_by[mate] else { return };
            (before, one) = (mate, above);
        }
    }

    /// Gives each along the chain that ends with somebody free to whoever found them.
    fn pass_on(&self, mates: &mut [Option<usize>], free: usize) {
        let mut given = Some(free);
        while let Some((other, one)) = given.and_then(|other| Some((other, self.found_by[other]?))) {
            given = mates[one];
            (mates[one], mates[other]) = (Some(other), Some(one));
        }
    }

    /// Who was met by this search.
    fn seen(&self) -> impl Iterator<Item = bool> + '_ {
        self.looks.iter().zip(&self.found_by).map(|(looks, found_by)| *looks || found_by.is_some())
    }
}
