//! Slips of people who know other languages better: numbers that are none, and fields that lack a part.

use crate::Span;
use crate::foreign::protobuf_type;
use crate::scan::Kind;
use crate::statement::Statements;
use crate::syntax::{LABELS, Mistake, Repair, SCALARS, quoted};

/// Explains a number that is none, such as `09`.
pub(crate) fn no_number(text: &Statements, wrong: usize) -> Option<Mistake> {
    text.get(wrong).filter(|token| token.kind == Kind::Number)?;
    let word = text.text(wrong);
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let plain = word.replace('_', "");
    let (reason, help) = if plain != word && digits(&plain) {
        let help = format!("write {plain}");
        ("a number has no '_' in it", help)
    } else if word.starts_with('0') && digits(word) {
        let help = format!("write {}", word.trim_start_matches('0'));
        let reason = "one that starts with 0 is octal, which has no digits 8 and 9";
        (reason, help)
    } else if matches!(word, "0x" | "0X") {
        let help = "write hexadecimal digits after it, such as 0x1F".to_owned();
        ("digits are missing after 0x", help)
    } else {
        return None;
    };
    let message = format!("{} is not a number: {reason}", quoted(text, wrong));
    Some(Mistake::new(text.span(wrong), message, Repair::Statement(wrong)).help(help))
}

/// Explains a field that lacks its type or its name, such as `a = 3;`.
pub(crate) fn part_missing(text: &Statements, start: usize, wrong: usize) -> Option<Mistake> {
    let label = Some(text.text(start)).filter(|word| LABELS.contains(word));
    let words = (wrong - start).checked_sub(usize::from(label.is_some()))?;
    let in_fields = matches!(
        text.block_of(start),
        "message" | "oneof" | "extend" | "group" | "optional" | "repeated" | "required"
    );
    let last = wrong.checked_sub(1)?;
    if words > 1 || !in_fields || !text.is(wrong, b'=') || !text.is_word(last) {
        return None;
    }
    let number = text.get(wrong + 1);
    let number = number
        .filter(|token| token.kind == Kind::Number)
        .map_or("1", |token| token.text(&text.source));
    let (kind, name) = match text.text(last) {
        _ if words == 0 => ("string", "name"),
        word if SCALARS.contains(&word) => (word, "name"),
        word => protobuf_type(word).map_or(("string", word), |meant| (meant, "name")),
    };
    let label = label.map(|word| format!("{word} ")).unwrap_or_default();
    let span = Span {
        start: text.span(start).start,
        end: text.span(last).end,
    };
    let message = "a field needs a type, a name and a number";
    let help = format!("such as: {label}{kind} {name} = {number};");
    Some(Mistake::new(span, message, Repair::Statement(wrong)).help(help))
}
