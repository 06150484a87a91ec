//! `prefix`, `suffix` and `contains` against the rules that a whole text must keep.

use super::rules::Rules;
use super::spot::Spot;
use crate::lint::Cx;

const MAX_LEN: u32 = 3;
const MAX_BYTES: u32 = 5;
const NOT_CONTAINS: u32 = 23;

/// Checks what must be part of a text or of bytes.
pub(super) fn check(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, kind: &str) {
    let is_text = kind == "string";
    let parts: [u32; 3] = if is_text { [7, 8, 9] } else { [5, 6, 7] };
    for (number, name) in parts.into_iter().zip(["prefix", "suffix", "contains"]) {
        let Some(part) = rules.bytes(number) else {
            continue;
        };
        let all = spot.name();
        if let Some(most) = too_long(rules, part, is_text) {
            spot.report(
                cx,
                &[number],
                format!("{all}.{name} is longer than the {most} allowed"),
            );
        }
        let excluded = rules.bytes(NOT_CONTAINS).filter(|_| is_text);
        if excluded.is_some_and(|excluded| holds(part, excluded)) {
            spot.report(
                cx,
                &[number],
                format!("{all}.{name} holds what {all}.not_contains excludes"),
            );
        }
    }
}

/// The length that a part exceeds.
fn too_long(rules: &Rules, part: &[u8], is_text: bool) -> Option<u64> {
    let characters = if is_text {
        String::from_utf8_lossy(part).chars().count()
    } else {
        part.len()
    };
    let exceeded = |number, length: usize| {
        let most = rules.number(number)?;
        (u64::try_from(length).ok()? > most).then_some(most)
    };
    let bytes = if is_text {
        exceeded(MAX_BYTES, part.len())
    } else {
        None
    };
    exceeded(MAX_LEN, characters).or(bytes)
}

fn holds(text: &[u8], part: &[u8]) -> bool {
    part.is_empty() || text.windows(part.len()).any(|window| window == part)
}
