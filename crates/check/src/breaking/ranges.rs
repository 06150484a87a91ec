//! Ranges of numbers, from the first to the last: what of them is gone.

use std::collections::HashSet;

use playground_protos::descriptor::{DescriptorProto, EnumDescriptorProto};

pub(crate) use crate::image::tag::MAX_FIELD;

/// First and last number.
pub(crate) type Range = (i32, i32);

/// The reserved ranges of a message; those of source descriptors end after the last number.
pub(crate) fn reserved_in_message(message: &DescriptorProto) -> Vec<Range> {
    message
        .reserved_range
        .iter()
        .map(|range| (range.start(), range.end().saturating_sub(1)))
        .collect()
}

/// The reserved ranges of an enum.
pub(crate) fn reserved_in_enum(of: &EnumDescriptorProto) -> Vec<Range> {
    of.reserved_range
        .iter()
        .map(|range| (range.start(), range.end()))
        .collect()
}

/// The ranges for extensions of a message.
pub(crate) fn extensions(message: &DescriptorProto) -> Vec<Range> {
    message
        .extension_range
        .iter()
        .map(|range| (range.start(), range.end().saturating_sub(1)))
        .collect()
}

/// Ranges that may be asked for numbers, in any order.
pub(crate) struct Ranges(Vec<Range>);

impl Ranges {
    /// Joins ranges.
    pub(crate) fn new(mut ranges: Vec<Range>) -> Self {
        ranges.sort_unstable();
        let mut joined: Vec<Range> = Vec::with_capacity(ranges.len());
        for (start, end) in ranges {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        Self(joined)
    }

    /// They, joined and sorted.
    pub(crate) fn all(&self) -> &[Range] {
        &self.0
    }

    /// Whether a number is in one of them.
    pub(crate) fn hold(&self, number: i32) -> bool {
        let next = self.from(number).first();
        next.is_some_and(|&(start, _)| start <= number)
    }

    /// Those that do not end before a number.
    fn from(&self, number: i32) -> &[Range] {
        let at = self.0.partition_point(|&(_, end)| end < number);
        self.0.get(at..).unwrap_or_default()
    }
}

/// For each range that is not wholly in others its index, and what is missing in words; `max` is the greatest number
/// there is.
pub(crate) fn lost(before: &[Range], after: &[Range], max: i32) -> Vec<(i32, String)> {
    let after = Ranges::new(after.to_vec());
    let told = (0..).zip(before).filter_map(|(index, &range)| {
        let missing: Vec<_> = missing(range, &after)
            .into_iter()
            .map(|range| words(range, max))
            .collect();
        let whole = words(range, max);
        let message = || format!("range {whole} lost {}", missing.join(", "));
        (!missing.is_empty()).then(|| (index, message()))
    });
    told.collect()
}

/// The parts of a range that others leave open.
pub(crate) fn missing((start, end): Range, kept: &Ranges) -> Vec<Range> {
    let mut found = Vec::new();
    let mut next = i64::from(start);
    let end = i64::from(end);
    for &(from, to) in kept.from(start) {
        let (from, to) = (i64::from(from), i64::from(to));
        if next > end || from > end {
            break;
        }
        if from > next {
            found.push((next, from - 1));
        }
        next = next.max(to + 1);
    }
    if next <= end {
        found.push((next, end));
    }
    let narrow = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
    found
        .into_iter()
        .map(|(from, to)| (narrow(from), narrow(to)))
        .collect()
}

/// A range as it is written.
pub(crate) fn words((start, end): Range, max: i32) -> String {
    match end {
        _ if start == end => start.to_string(),
        _ if end >= max => format!("{start} to max"),
        _ => format!("{start} to {end}"),
    }
}

/// Reserved names, to be looked up.
pub(super) fn names(reserved: &[String]) -> HashSet<&str> {
    reserved.iter().map(String::as_str).collect()
}

/// The names that are no longer reserved: their index, and that in words.
pub(crate) fn lost_names(before: &[String], after: &[String]) -> Vec<(i32, String)> {
    let after = names(after);
    let lost = (0..).zip(before);
    let lost = lost.filter(|(_, name)| !after.contains(name.as_str()));
    lost.map(|(index, name)| (index, format!("name `{name}` was deleted")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_of_a_range_is_told() {
        let given = [(1, 3), (5, 5), (2, 2), (9, i32::MAX)];
        let after = Ranges::new(given.to_vec());
        assert!([1, 2, 3, 5, 9, i32::MAX].map(|n| after.hold(n)) == [true; 6]);
        assert!([-1, 0, 4, 6, 8].map(|n| after.hold(n)) == [false; 5]);
        assert_eq!(missing((1, 3), &after), []);
        assert_eq!(missing((2, 6), &after), [(4, 4), (6, 6)]);
        assert_eq!(missing((8, i32::MAX), &after), [(8, 8)]);
        assert_eq!(missing((-5, 20), &after), [(-5, 0), (4, 4), (6, 8)]);
        assert_eq!(
            missing((i32::MIN, i32::MAX), &Ranges::new(Vec::new())),
            [(i32::MIN, i32::MAX)]
        );
        assert_eq!(
            lost(&[(2, 4), (6, i32::MAX)], &given, i32::MAX),
            [
                (0, "range 2 to 4 lost 4".to_owned()),
                (1, "range 6 to max lost 6 to 8".to_owned())
            ]
        );
    }
}
