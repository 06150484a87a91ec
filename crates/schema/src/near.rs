//! Which known word a misspelt one was meant to be.

/// Longer words are no slip of a finger, and comparing them takes long.
const LONGEST: usize = 100;

/// The only candidate that is nearest to a word and near enough to be meant; none if it is a candidate itself.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let allowed = match word.len() {
        0..=2 | LONGEST.. => return None,
        3..=5 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        if candidate == word {
            return None;
        }
        if candidate.len().abs_diff(word.len()) > allowed {
            continue;
        }
        let found = distance(word, candidate);
        match best {
            Some((least, text)) if found == least => tied |= text != candidate,
            Some((least, _)) if found > least => {}
            _ => {
                best = Some((found, candidate));
                tied = false;
            }
        }
    }
    best.filter(|(least, _)| *least <= allowed && !tied)
        .map(|(_, candidate)| candidate)
}

/// Edits of one character (insertions, deletions, replacements, swaps of neighbours; case is free) between two words.
fn distance(left: &str, right: &str) -> usize {
    strsim::osa_distance(&left.to_ascii_lowercase(), &right.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expect: Option<&str>) {
        let candidates = [
            "string", "message", "bool", "int32", "int64", "uint32", "rpc", "repeated",
        ];
        assert_eq!(nearest(word, candidates), expect, "{word}");
    }

    #[test]
    fn suggests_only_what_is_near_and_certain() {
        check("strin", Some("string"));
        check("String", Some("string"));
        check("mesage", Some("message"));
        check("messgae", Some("message"));
        check("repeted", Some("repeated"));
        check("boool", Some("bool"));
        check("int3", Some("int32"));
        check("int", None);
        check("string", None);
        check("User", None);
        check("rp", None);
    }
}
