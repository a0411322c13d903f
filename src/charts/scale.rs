//! Which figures stand beside a chart and which days beneath it, so that both can be read.

/// Round values from nothing up to `top`, in even steps of 1, 2 or 5 times a power of ten, `most` steps (two or
/// more) at most. At least two values: 0 and 1 for a `top` of 0 or less.
pub fn ticks(top: i64, most: i64) -> Vec<i64> {
    let (top, most) = (top.clamp(1, i64::MAX - 1), most.max(2));
    let mut unit = 1_i64;
    let step = loop {
        let suffices = |times: &i64| unit.saturating_mul(*times).saturating_mul(most + 1) > top;
        if let Some(times) = [1, 2, 5].into_iter().find(suffices) {
            break unit.saturating_mul(times);
        }
        unit = unit.saturating_mul(10);
    };
    (0..=top / step).map(|times| step.saturating_mul(times)).collect()
}

/// Which labels are written: the last and every so many before it, as many as keep `gap` between them. A label
/// is its left edge and its width, from left to right.
pub fn legible(labels: &[(f32, f32)], gap: f32) -> Vec<usize> {
    let every = |stride: usize| (0..labels.len()).rev().step_by(stride).collect::<Vec<_>>();
    let apart = |chosen: &Vec<usize>| {
        chosen.windows(2).all(|two| {
            let (left, right) = (labels[two[1]], labels[two[0]]);
            left.0 + left.1 + gap <= right.0
        })
    };
    (1..=labels.len()).map(every).find(apart).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(0, 4), [0, 1]);
        assert_eq!(ticks(3, 4), [0, 1, 2, 3]);
        assert_eq!(ticks(21, 4), [0, 5, 10, 15, 20]);
        assert_eq!(ticks(424, 3), [0, 200, 400]);
        assert_eq!(ticks(1_234_567, 4), [0, 500_000, 1_000_000]);
        assert_eq!(ticks(-5, 4), [0, 1]);
    }

    #[test]
    fn the_last_label_is_always_written() {
        let labels: Vec<(f32, f32)> = (0_u8..30).map(|at| (f32::from(at) * 10.0, 35.0)).collect();
        assert_eq!(legible(&labels, 5.0), [29, 25, 21, 17, 13, 9, 5, 1]);
        assert_eq!(legible(&labels[..1], 5.0), [0]);
        assert_eq!(legible(&[(0.0, 50.0), (0.0, 50.0)], 5.0), [1]);
        assert_eq!(legible(&[], 5.0), Vec::<usize>::new());
    }

    proptest! {
        #[test]
        fn ticks_come_near_every_top_in_few_even_steps(top in 1..=i64::MAX / 4, most in 2_i64..8) {
            let ticks = ticks(top, most);
            let step = ticks[1];
            let steps = i64::try_from(ticks.len() - 1).expect("a few steps");
            prop_assert!(ticks[0] == 0 && (1..=most).contains(&steps));
            prop_assert!(ticks.windows(2).all(|two| two[1] - two[0] == step));
            prop_assert!(ticks.last().is_some_and(|last| *last <= top && top - last < step));
            let lead = step.to_string();
            prop_assert!("125".contains(&lead[..1]) && lead[1..].chars().all(|digit| digit == '0'));
        }
    }
}
