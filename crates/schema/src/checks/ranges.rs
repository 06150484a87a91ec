//! Ranges of numbers: which of them holds a number, and which numbers are free.

use playground_protos::descriptor::{DescriptorProto, EnumDescriptorProto};

/// The largest number of a field.
pub(super) const MAX_FIELD: i64 = 536_870_911;
/// The largest number of an extension of a message set.
pub(super) const MAX_MESSAGE_SET: i64 = 2_147_483_646;
/// Numbers protobuf keeps for itself.
pub(super) const KEPT: std::ops::RangeInclusive<i64> = 19_000..=19_999;

/// Ranges that may overlap, with the index of each; both ends belong to them.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    sorted: Vec<(i64, i64, usize)>,
    /// For each of them the one that reaches furthest of it and those before.
    furthest: Vec<usize>,
}

impl Ranges {
    /// Of `first..=last` in the order of their indices.
    pub(super) fn new(ranges: impl IntoIterator<Item = (i64, i64)>) -> Self {
        let ranges = ranges.into_iter().enumerate();
        let mut sorted: Vec<_> = ranges
            .map(|(at, (first, last))| (first, last, at))
            .collect();
        sorted.sort_unstable();
        let mut furthest: Vec<usize> = Vec::with_capacity(sorted.len());
        for (place, range) in sorted.iter().enumerate() {
            let best = furthest.last().copied().unwrap_or(place);
            let reach = sorted.get(best).map_or(i64::MIN, |best| best.1);
            furthest.push(if range.1 > reach { place } else { best });
        }
        Self { sorted, furthest }
    }

    /// The reserved ranges of a message.
    pub(super) fn reserved(message: &DescriptorProto) -> Self {
        let ranges = message.reserved_range.iter();
        Self::new(ranges.map(|range| (range.start().into(), i64::from(range.end()) - 1)))
    }

    /// The extension ranges of a message.
    pub(super) fn extension(message: &DescriptorProto) -> Self {
        let ranges = message.extension_range.iter();
        Self::new(ranges.map(|range| (range.start().into(), i64::from(range.end()) - 1)))
    }

    /// Index of a range that holds a number.
    pub(super) fn holding(&self, number: i64) -> Option<usize> {
        let after = self.sorted.partition_point(|range| range.0 <= number);
        let place = self.furthest.get(after.checked_sub(1)?)?;
        let range = self.sorted.get(*place)?;
        (range.1 >= number).then_some(range.2)
    }
}

/// Numbers nothing uses and nothing reserves; each is given once.
#[derive(Debug)]
pub(super) struct Free {
    taken: Vec<(i64, i64)>,
    next: i64,
    last: i64,
    started_over: bool,
}

impl Free {
    /// For fields of a message: begins after the highest, and goes on with those before.
    pub(super) fn fields(message: &DescriptorProto) -> Self {
        let good = |number: &i64| (1..=MAX_FIELD).contains(number) && !KEPT.contains(number);
        let fields = message.field.iter().map(|field| i64::from(field.number()));
        let fields: Vec<i64> = fields.filter(good).collect();
        let next = fields.iter().max().map_or(1, |number| number + 1);
        let mut taken: Vec<_> = fields.into_iter().map(|number| (number, number)).collect();
        let reserved = message.reserved_range.iter();
        taken.extend(reserved.map(|range| (range.start().into(), i64::from(range.end()) - 1)));
        let extensions = message.extension_range.iter();
        taken.extend(extensions.map(|range| (range.start().into(), i64::from(range.end()) - 1)));
        taken.push((*KEPT.start(), *KEPT.end()));
        Self {
            taken: merged(taken),
            next,
            last: MAX_FIELD,
            started_over: false,
        }
    }

    /// For values of an enum: all after the highest.
    pub(super) fn values(item: &EnumDescriptorProto) -> Self {
        let reserved = item.reserved_range.iter();
        let reserved = reserved.map(|range| (range.start().into(), range.end().into()));
        let numbers = item.value.iter().map(|value| i64::from(value.number()));
        Self {
            taken: merged(reserved.collect()),
            next: numbers.max().map_or(0, |number| number + 1),
            last: i32::MAX.into(),
            started_over: true,
        }
    }

    /// A free number.
    pub(super) fn take(&mut self) -> Option<i64> {
        loop {
            let at = self.taken.partition_point(|range| range.1 < self.next);
            match self.taken.get(at) {
                Some(range) if range.0 <= self.next => self.next = range.1 + 1,
                _ if self.next <= self.last => {
                    self.next += 1;
                    return Some(self.next - 1);
                }
                _ if self.started_over => return None,
                _ => {
                    self.started_over = true;
                    self.next = 1;
                }
            }
        }
    }
}

fn merged(mut ranges: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    ranges.sort_unstable();
    let mut out: Vec<(i64, i64)> = Vec::with_capacity(ranges.len());
    for range in ranges.into_iter().filter(|range| range.0 <= range.1) {
        match out.last_mut() {
            Some(last) if range.0 <= last.1 => last.1 = last.1.max(range.1),
            _ => out.push(range),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_range_that_holds_a_number() {
        let ranges = Ranges::new([(1, 100), (2, 3), (50, 60), (200, 199)]);
        let check = |number, expect| assert_eq!(ranges.holding(number), expect, "{number}");
        check(0, None);
        check(2, Some(0));
        check(70, Some(0));
        check(100, Some(0));
        check(101, None);
        check(200, None);
    }
}
