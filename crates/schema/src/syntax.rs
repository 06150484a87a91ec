//! Says in plain words what the parser found, and how to repair the text so that the rest can be parsed.

use crate::Span;
use crate::near::nearest;
use crate::scan::Kind;
use crate::slip::{no_number, part_missing};
use crate::statement::Statements;

/// What to do so that the parser gets past a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repair {
    /// Take out the statement that goes wrong at this token.
    Statement(usize),
    /// Take out one token.
    Token(usize),
    /// Blank a range of the text, such as a comment.
    Range(Span),
    /// End the statement after this token.
    Semicolon(usize),
    /// Write another word in the place of this token.
    Word(usize, &'static str),
    /// Put a label before this token.
    Label(usize),
}

/// A mistake in plain words.
#[derive(Debug, Clone)]
pub(crate) struct Mistake {
    pub(crate) span: Span,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) related: Option<(Span, String)>,
    pub(crate) repair: Repair,
    /// A token that no statement of a file starts with; a run of such is one mistake.
    pub(crate) stray: bool,
}

impl Mistake {
    pub(crate) fn new(span: Span, message: impl Into<String>, repair: Repair) -> Self {
        Self {
            span,
            message: message.into(),
            help: None,
            related: None,
            repair,
            stray: false,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

const FILE_WORDS: [&str; 8] = [
    "syntax", "package", "import", "option", "message", "enum", "service", "extend",
];
pub(crate) const LABELS: [&str; 3] = ["optional", "repeated", "required"];
const BLOCKS: [&str; 4] = ["message", "enum", "oneof", "extend"];

/// Explains a token that the parser did not expect at `wrong`.
pub(crate) fn unexpected(text: &Statements, expected: &str, wrong: usize) -> Mistake {
    if let Some(mistake) = no_number(text, wrong) {
        return mistake;
    }
    let start = text.start_of(wrong);
    let explained = if start == wrong {
        at_start(text, wrong)
    } else {
        within(text, expected, start, wrong)
    };
    explained.unwrap_or_else(|| plain(text, expected, start, wrong))
}

/// Explains an end of the file in the middle of a statement.
pub(crate) fn cut_off(text: &Statements, expected: &str) -> Option<Mistake> {
    let last = text.before(text.tokens.len())?;
    let message = format!(
        "expected {} after {}, but the file ends here",
        plain_expected(expected),
        quoted(text, last)
    );
    if expected.contains("';'") {
        let message = format!("missing ';' after {}", quoted(text, last));
        return Some(Mistake::new(
            text.span(last),
            message,
            Repair::Semicolon(last),
        ));
    }
    Some(Mistake::new(
        text.span(last),
        message,
        Repair::Statement(last),
    ))
}

/// A statement that starts with something no statement starts with.
fn at_start(text: &Statements, wrong: usize) -> Option<Mistake> {
    let word = text.text(wrong);
    let span = text.span(wrong);
    let block = text.block_of(wrong);
    if text.is(wrong, b'}') {
        let mistake = Mistake::new(span, "unexpected '}'", Repair::Token(wrong));
        return Some(
            mistake.help("no block is open here: remove it, or look for a '}' too many above"),
        );
    }
    let words: &[&str] = match block {
        "" if text.before(wrong).is_none() => &FILE_WORDS,
        "" => FILE_WORDS.get(1..)?,
        "service" => &["rpc", "option"],
        "rpc" => &["option"],
        _ => return None,
    };
    if let Some(meant) = text
        .is_word(wrong)
        .then(|| nearest(word, words.iter().copied()))
        .flatten()
    {
        return Some(misspelt(text, wrong, meant));
    }
    (block.is_empty()).then(|| at_top(text, wrong, word, span))
}

fn at_top(text: &Statements, wrong: usize, word: &str, span: Span) -> Mistake {
    let belongs = |what: &str, block: &str| format!("{what} belongs inside a {block}");
    let message = match word {
        "syntax" => "'syntax' must be the first statement, once".to_owned(),
        "rpc" => belongs("'rpc'", "service"),
        "oneof" | "reserved" | "extensions" => belongs(&format!("'{word}'"), "message"),
        _ if LABELS.contains(&word) || SCALARS.contains(&word) || word == "map" => {
            belongs("a field", "message")
        }
        _ => format!("unexpected {}", quoted(text, wrong)),
    };
    let mut mistake = Mistake::new(span, message, Repair::Statement(wrong));
    mistake.stray = word != "syntax";
    if mistake.message.starts_with("unexpected") {
        mistake.help = Some(format!(
            "a file is made of {} and service",
            FILE_WORDS.join(", ").replace(", service", "")
        ));
    }
    mistake
}

/// A statement that starts well and goes wrong later.
fn within(text: &Statements, expected: &str, start: usize, wrong: usize) -> Option<Mistake> {
    let before = text.before(wrong)?;
    if let Some(mistake) = part_missing(text, start, wrong) {
        return Some(mistake);
    }
    if let Some(keyword) = only_keyword(expected)
        && nearest(text.text(wrong), [keyword]).is_some()
    {
        return Some(misspelt(text, wrong, keyword));
    }
    if let Some(meant) = misspelt_first(text, start, wrong) {
        return Some(misspelt(text, start, meant));
    }
    if text.is_word(wrong)
        && expected.ends_with("')'")
        && nearest(text.text(before), ["stream"]).is_some()
    {
        return Some(misspelt(text, before, "stream"));
    }
    // After a number, a word can only start the next statement.
    let next = text.get(wrong)?;
    let after_number = next.kind == Kind::Word && text.get(before)?.kind == Kind::Number;
    if expected.contains("';'") && (next.leads || next.is(b'}') || after_number) {
        let message = format!("missing ';' after {}", quoted(text, before));
        return Some(Mistake::new(
            text.span(before),
            message,
            Repair::Semicolon(before),
        ));
    }
    if matches!(expected, "'='" | "'=' or '.'") && text.is(wrong, b';') && text.is_word(before) {
        let option = text.text(start) == "option";
        let message = format!(
            "{} has no {}",
            quoted(text, before),
            if option { "value" } else { "number" }
        );
        let mistake = Mistake::new(text.span(before), message, Repair::Statement(wrong));
        return Some(mistake.help(if option {
            "add one, such as '= true'"
        } else {
            "add one, such as '= 1'"
        }));
    }
    let first = text.text(start);
    let block = BLOCKS.contains(&first) || matches!(first, "service" | "rpc" | "package");
    if expected == "an identifier" && block && wrong == start + 1 {
        let mistake = Mistake::new(
            text.span(start),
            format!("this {first} has no name"),
            Repair::Statement(wrong),
        );
        return Some(mistake);
    }
    None
}

/// What the first word of a statement was meant to be, if the rest looks like it.
fn misspelt_first(text: &Statements, start: usize, wrong: usize) -> Option<&'static str> {
    let found = text.get(wrong)?;
    let word = text.is_word(start).then(|| text.text(start))?;
    match wrong - start {
        1 if matches!(found.kind, Kind::Number | Kind::Text) => {
            nearest(word, ["reserved", "extensions"])
        }
        1 if found.is(b'(') => nearest(word, ["option"]),
        1 if found.is(b'<') => nearest(word, ["map"]),
        2 if found.is(b'{') && text.is_word(start + 1) => nearest(word, BLOCKS),
        2 if found.kind == Kind::Word || text.text(start + 1) == "map" => nearest(word, LABELS),
        2 if found.is(b'.') => nearest(word, LABELS),
        3 if text.is(start + 2, b'=') && found.kind != Kind::Number => nearest(word, ["option"]),
        _ => None,
    }
}

fn misspelt(text: &Statements, index: usize, meant: &'static str) -> Mistake {
    let message = format!("unknown keyword {}", quoted(text, index));
    Mistake::new(text.span(index), message, Repair::Word(index, meant))
        .help(format!("did you mean '{meant}'?"))
}

/// The parser's own words, made short; told at the end of the line before if the line simply stops too early.
fn plain(text: &Statements, expected: &str, start: usize, wrong: usize) -> Mistake {
    let expected = plain_expected(expected);
    let next_line = wrong > start && text.get(wrong).is_some_and(|token| token.leads);
    match text.before(wrong).filter(|_| next_line) {
        Some(before) => {
            let message = format!("expected {expected} after {}", quoted(text, before));
            Mistake::new(text.span(before), message, Repair::Statement(wrong))
        }
        None => {
            let message = format!("expected {expected}, but found {}", quoted(text, wrong));
            Mistake::new(text.span(wrong), message, Repair::Statement(wrong))
        }
    }
}

/// The keyword, if the parser expected one and nothing else.
fn only_keyword(expected: &str) -> Option<&'static str> {
    let word = expected.strip_prefix('\'')?.strip_suffix('\'')?;
    ["returns", "rpc", "syntax", "import"]
        .into_iter()
        .find(|keyword| *keyword == word)
}

fn plain_expected(expected: &str) -> String {
    match expected {
        "an identifier" => "a name".to_owned(),
        "an integer" => "a number".to_owned(),
        "';' or '['" => "';'".to_owned(),
        "'.' or ')'" => "')'".to_owned(),
        "'=' or '.'" => "'='".to_owned(),
        "a constant" => "a value".to_owned(),
        "an identifier or '('" => "an option name".to_owned(),
        "a string literal" | "a string" => "a string in quotes".to_owned(),
        "a string literal, 'public' or 'weak'" => "a path in quotes".to_owned(),
        "a message field, oneof, reserved range, enum, message, option or '}'" => {
            "a field or '}'".to_owned()
        }
        "an identifier, '}', 'reserved' or 'option'" => "an enum value or '}'".to_owned(),
        other => other.to_owned(),
    }
}

/// A token in quotes, cut if long.
pub(crate) fn quoted(text: &Statements, index: usize) -> String {
    quote(text.text(index))
}

/// A text in single quotes (or in its own double ones), cut if long, control characters escaped.
pub(crate) fn quote(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|char| {
            if char.is_control() {
                char.escape_default().to_string()
            } else {
                char.to_string()
            }
        })
        .collect();
    let short: String = escaped.chars().take(40).collect();
    let more = if short.len() < escaped.len() {
        "…"
    } else {
        ""
    };
    if text.starts_with('"') {
        format!("{short}{more}")
    } else {
        format!("'{short}{more}'")
    }
}

/// The scalar types.
pub(crate) const SCALARS: [&str; 15] = [
    "double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32",
    "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes",
];
