//! Which numbers of a message are taken.

use playground_protos::descriptor::DescriptorProto;

/// Numbers that no field can have.
const OF_THE_LANGUAGE: (i32, i32) = (19_000, 20_000);

/// Taken numbers as ranges, the end exclusive, sorted.
fn taken(message: &DescriptorProto) -> Vec<(i32, i32)> {
    let fields = message
        .field
        .iter()
        .map(|field| (field.number(), field.number().saturating_add(1)));
    let reserved = message
        .reserved_range
        .iter()
        .map(|range| (range.start(), range.end()));
    let extensions = message
        .extension_range
        .iter()
        .map(|range| (range.start(), range.end()));
    let mut taken: Vec<_> = fields.chain(reserved).chain(extensions).collect();
    taken.push(OF_THE_LANGUAGE);
    taken.sort_unstable();
    taken
}

/// The smallest number that a field may have.
pub(super) fn smallest_free(message: &DescriptorProto) -> i32 {
    let mut free = 1;
    for (start, end) in taken(message) {
        if start > free {
            break;
        }
        free = free.max(end);
    }
    free
}

/// The numbers below the largest of a field that nothing takes: first and last of each range.
pub(super) fn gaps(message: &DescriptorProto) -> Vec<(i32, i32)> {
    let largest = message
        .field
        .iter()
        .map(|field| field.number())
        .max()
        .unwrap_or(0);
    let mut gaps = Vec::new();
    let mut next = 1;
    for (start, end) in taken(message) {
        if start > next && start <= largest {
            gaps.push((next, start - 1));
        }
        next = next.max(end);
    }
    gaps
}

/// Ranges as a `reserved` statement has them.
pub(super) fn listed(ranges: &[(i32, i32)]) -> String {
    let ranges = ranges.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first} to {last}"),
    });
    ranges.collect::<Vec<_>>().join(", ")
}
