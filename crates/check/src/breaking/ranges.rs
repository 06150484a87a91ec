//! Ranges of numbers, from the first to the last: what of them is gone.

use playground_protos::descriptor::{DescriptorProto, EnumDescriptorProto};

/// The greatest number of a field.
pub(super) const MAX_FIELD: i32 = 536_870_911;

/// First and last number.
pub(super) type Range = (i32, i32);

/// The reserved ranges of a message; those of source descriptors end after the last number.
pub(super) fn reserved_in_message(message: &DescriptorProto) -> Vec<Range> {
    message
        .reserved_range
        .iter()
        .map(|range| (range.start(), range.end().saturating_sub(1)))
        .collect()
}

/// The reserved ranges of an enum.
pub(super) fn reserved_in_enum(of: &EnumDescriptorProto) -> Vec<Range> {
    of.reserved_range
        .iter()
        .map(|range| (range.start(), range.end()))
        .collect()
}

/// The ranges for extensions of a message.
pub(super) fn extensions(message: &DescriptorProto) -> Vec<Range> {
    message
        .extension_range
        .iter()
        .map(|range| (range.start(), range.end().saturating_sub(1)))
        .collect()
}

/// Whether a number is in one of the ranges.
pub(super) fn hold(ranges: &[Range], number: i32) -> bool {
    ranges
        .iter()
        .any(|&(start, end)| (start..=end).contains(&number))
}

/// For each range that is not wholly in others what is missing, in words; `max` is the greatest number there is.
pub(super) fn lost(before: &[Range], after: &[Range], max: i32) -> Vec<String> {
    let mut after = after.to_vec();
    after.sort_unstable();
    let told = before.iter().filter_map(|&range| {
        let missing: Vec<_> = missing(range, &after)
            .into_iter()
            .map(|range| words(range, max))
            .collect();
        let whole = words(range, max);
        (!missing.is_empty()).then(|| format!("range {whole} lost {}", missing.join(", ")))
    });
    told.collect()
}

/// The parts of a range that sorted ranges leave open.
fn missing((start, end): Range, kept: &[Range]) -> Vec<Range> {
    let mut found = Vec::new();
    let mut next = i64::from(start);
    let end = i64::from(end);
    for &(from, to) in kept {
        let (from, to) = (i64::from(from), i64::from(to));
        if from > next && next <= end {
            found.push((next, (from - 1).min(end)));
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

fn words((start, end): Range, max: i32) -> String {
    match end {
        _ if start == end => start.to_string(),
        _ if end >= max => format!("{start} to max"),
        _ => format!("{start} to {end}"),
    }
}

/// The names that are no longer reserved, in words.
pub(super) fn lost_names(before: &[String], after: &[String]) -> Vec<String> {
    let after: std::collections::HashSet<_> = after.iter().collect();
    let lost = before.iter().filter(|name| !after.contains(name));
    lost.map(|name| format!("name `{name}` was deleted"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_of_a_range_is_told() {
        let after = [(1, 3), (5, 5), (9, i32::MAX)];
        assert_eq!(missing((1, 3), &after), []);
        assert_eq!(missing((2, 6), &after), [(4, 4), (6, 6)]);
        assert_eq!(missing((8, i32::MAX), &after), [(8, 8)]);
        assert_eq!(missing((-5, 20), &after), [(-5, 0), (4, 4), (6, 8)]);
        assert_eq!(missing((i32::MIN, i32::MAX), &[]), [(i32::MIN, i32::MAX)]);
        assert_eq!(
            lost(&[(2, 4), (6, i32::MAX)], &after, i32::MAX),
            ["range 2 to 4 lost 4", "range 6 to max lost 6 to 8"]
        );
    }
}
