//! Small changes of the inputs of the table, as a hasty or hostile hand makes them.

use std::ops::Range;

use crate::case::Case;
use crate::pieces::{Kind, gaps, statements, tokens};
use crate::pools::{COMMENTS, LINES, MARKS, NUMBERS, OPTIONS, SETTINGS, WORDS};
use crate::rng::Rng;

/// What mutations take from: the whole table.
pub struct Source<'a> {
    /// The inputs.
    pub cases: &'a [Case],
}

impl Source<'_> {
    /// The input of a number, the same whenever it is asked for.
    pub fn case(&self, seed: u64, number: usize) -> Case {
        let mut rng = Rng::new(seed ^ (number as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
        let mut case = self.cases[rng.below(self.cases.len())].clone();
        let last = case.files.len() - 1;
        let file = if rng.below(6) == 0 {
            rng.below(case.files.len())
        } else {
            last
        };
        for _ in 0..1 + rng.below(3) / 2 + rng.below(4) / 3 {
            let text = &case.files[file].1;
            if let Some(text) = self.mutated(text, &mut rng) {
                case.files[file].1 = text;
            }
        }
        case.id = format!("{}#{number}", case.id);
        case
    }

    fn mutated(&self, text: &str, rng: &mut Rng) -> Option<String> {
        match rng.below(40) {
            0 => Some(replaced(text, &token(text, rng)?, "")),
            1 => twice(text, &token(text, rng)?),
            2 => swapped(text, token(text, rng)?, token(text, rng)?),
            3 => another_token(text, rng),
            4 => character(text, rng),
            5 => lines(text, rng),
            6 | 7 => Some(replaced(text, &statement(text, rng)?, "")),
            8 => twice(text, &statement(text, rng)?),
            9 => swapped(text, statement(text, rng)?, statement(text, rng)?),
            10 | 11 => moved(text, rng),
            12..=16 => Some(replaced(
                text,
                &of_kind(text, Kind::Number, rng)?,
                &number(rng)?,
            )),
            17..=21 => another_word(text, rng),
            22..=25 => sibling(text, rng),
            26 | 27 => Some(replaced(
                text,
                &statements(text).first()?.clone(),
                rng.pick(LINES)?,
            )),
            28..=31 => bracketed(text, rng),
            32 | 33 => inserted(text, &format!(" option {}; ", rng.pick(OPTIONS)?), rng),
            34 | 35 => {
                let at = token(text, rng)?.start;
                Some(replaced(text, &(at..at), rng.pick(COMMENTS)?))
            }
            _ => self.foreign(text, rng),
        }
    }

    /// A statement of another input, put somewhere.
    fn foreign(&self, text: &str, rng: &mut Rng) -> Option<String> {
        let other = &rng.pick(self.cases)?.root().1;
        let other = &other[statement(other, rng)?];
        inserted(text, &format!("\n{other}\n"), rng)
    }
}

fn replaced(text: &str, at: &Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..at.start], &text[at.end..])
}

fn twice(text: &str, at: &Range<usize>) -> Option<String> {
    let piece = text.get(at.clone())?;
    Some(replaced(text, at, &format!("{piece} {piece}")))
}

fn swapped(text: &str, one: Range<usize>, other: Range<usize>) -> Option<String> {
    let (first, second) = if one.start < other.start {
        (one, other)
    } else {
        (other, one)
    };
    let between = text.get(first.end..second.start)?;
    let (head, tail) = (&text[..first.start], &text[second.end..]);
    Some(format!(
        "{head}{}{between}{}{tail}",
        &text[second], &text[first]
    ))
}

fn token(text: &str, rng: &mut Rng) -> Option<Range<usize>> {
    let mut tokens = tokens(text);
    tokens.retain(|(kind, _)| *kind != Kind::Space);
    rng.pick(&tokens).map(|(_, range)| range.clone())
}

fn of_kind(text: &str, wanted: Kind, rng: &mut Rng) -> Option<Range<usize>> {
    let mut tokens = tokens(text);
    tokens.retain(|(kind, _)| *kind == wanted);
    rng.pick(&tokens).map(|(_, range)| range.clone())
}

fn statement(text: &str, rng: &mut Rng) -> Option<Range<usize>> {
    rng.pick(&statements(text)).cloned()
}

fn inserted(text: &str, piece: &str, rng: &mut Rng) -> Option<String> {
    let at = *rng.pick(&gaps(text))?;
    Some(replaced(text, &(at..at), piece))
}

fn moved(text: &str, rng: &mut Rng) -> Option<String> {
    let from = statement(text, rng)?;
    let piece = text[from.clone()].to_owned();
    inserted(&replaced(text, &from, ""), &format!(" {piece} "), rng)
}

fn another_token(text: &str, rng: &mut Rng) -> Option<String> {
    let at = token(text, rng)?;
    let with = match rng.below(3) {
        0 => text[token(text, rng)?].to_owned(),
        1 => (*rng.pick(MARKS)?).to_owned(),
        _ => {
            let kin = *rng.pick(WORDS)?;
            (*rng.pick(kin)?).to_owned()
        }
    };
    Some(replaced(text, &at, &with))
}

/// One at a limit, or one that is likely free.
fn number(rng: &mut Rng) -> Option<String> {
    match rng.below(2) {
        0 => rng.pick(NUMBERS).map(|number| (*number).to_owned()),
        _ => Some((1 + rng.below(3000)).to_string()),
    }
}

/// A keyword, type or label by another of its kind.
fn another_word(text: &str, rng: &mut Rng) -> Option<String> {
    let mut words = tokens(text);
    let kin = |word: &str| WORDS.iter().find(|words| words.contains(&word));
    words.retain(|(kind, at)| *kind == Kind::Word && kin(&text[at.clone()]).is_some());
    let at = rng.pick(&words)?.1.clone();
    let with = rng.pick(kin(&text[at.clone()])?)?;
    Some(replaced(text, &at, with))
}

/// A name by another name of the text.
fn sibling(text: &str, rng: &mut Rng) -> Option<String> {
    let (at, from) = (
        of_kind(text, Kind::Word, rng)?,
        of_kind(text, Kind::Word, rng)?,
    );
    Some(replaced(text, &at, &text[from]))
}

/// An option before a `;`, in brackets of its own or those that are there.
fn bracketed(text: &str, rng: &mut Rng) -> Option<String> {
    let ends: Vec<usize> = text.match_indices(';').map(|(at, _)| at).collect();
    let at = *rng.pick(&ends)?;
    let setting = rng.pick(SETTINGS)?;
    Some(match text[..at].strip_suffix(']') {
        Some(before) => format!("{before}, {setting}]{}", &text[at..]),
        None => replaced(text, &(at..at), &format!(" [{setting}]")),
    })
}

fn character(text: &str, rng: &mut Rng) -> Option<String> {
    let places: Vec<(usize, char)> = text.char_indices().collect();
    let (at, c) = *rng.pick(&places)?;
    let all = at..at + c.len_utf8();
    Some(match rng.below(3) {
        0 | 1 => replaced(text, &all, ""),
        _ => replaced(text, &(at..at), rng.pick(MARKS)?),
    })
}

fn lines(text: &str, rng: &mut Rng) -> Option<String> {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let (one, other) = (rng.below(lines.len()), rng.below(lines.len()));
    match rng.below(3) {
        0 => drop(lines.remove(one)),
        1 => lines.insert(other, lines[one]),
        _ => lines.swap(one, other),
    }
    Some(lines.join("\n"))
}
