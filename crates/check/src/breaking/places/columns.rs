//! Columns of source info, which are bytes with a tab as a step to the next multiple of 8, and offsets in the text.

/// The offset of a line and column.
pub(super) fn offset(text: &str, line: u32, column: u32) -> Option<usize> {
    let start = line_start(text, line)?;
    let mut at = 0;
    for (index, byte) in text.get(start..)?.bytes().enumerate() {
        if at >= column {
            return Some(start + index);
        }
        at = after(at, byte);
    }
    (at >= column).then_some(text.len())
}

/// The line and column of an offset.
pub(super) fn position(text: &str, offset: usize) -> Option<(u32, u32)> {
    let before = text.get(..offset)?;
    let line = before.bytes().filter(|byte| *byte == b'\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(start..)?.bytes().fold(0, after);
    Some((u32::try_from(line).ok()?, column))
}

fn after(column: u32, byte: u8) -> u32 {
    match byte {
        b'\t' => (column / 8 + 1) * 8,
        _ => column + 1,
    }
}

fn line_start(text: &str, line: u32) -> Option<usize> {
    let line = usize::try_from(line).ok()?;
    match line {
        0 => Some(0),
        _ => text.match_indices('\n').nth(line - 1).map(|(at, _)| at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_and_positions_are_each_others_opposite() {
        let text = "a\n\tbc\td\nx";
        for (offset_, place) in [
            (0, (0, 0)),
            (3, (1, 8)),
            (5, (1, 10)),
            (6, (1, 16)),
            (8, (2, 0)),
            (9, (2, 1)),
        ] {
            assert_eq!(position(text, offset_), Some(place));
            assert_eq!(offset(text, place.0, place.1), Some(offset_));
        }
        assert_eq!(offset(text, 9, 0), None);
    }
}
