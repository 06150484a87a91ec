//! Says in plain words every other error of the parser: bad characters, numbers, strings, and rules that need no names.

use crate::Span;
use crate::blank;
use crate::fault::Fault;
use crate::foreign::protobuf_type;
use crate::scan::{Kind, clamp};
use crate::slip::no_number;
use crate::statement::Statements;
use crate::syntax::{Mistake, Repair, quote, quoted};

/// Whether the parser goes on after this error without losing track, so that all of its kind are real.
pub(crate) fn is_certain(message: &str) -> bool {
    let lost = [
        "expected ",
        "invalid ",
        "integer is too large",
        "unterminated",
        "string is not",
        "nested block",
        "unknown syntax",
        "multiple package",
        "whitespace is",
        "'#'",
        "'f' suffix",
        "reached maximum",
    ];
    message.starts_with("expected value to be")
        || !lost.iter().any(|start| message.starts_with(start))
}

/// Explains an error at a span of the original text.
pub(crate) fn explain(text: &Statements, fault: &Fault, span: Span) -> Mistake {
    let at = text.at(span.start);
    let start = text.start_of(at);
    lexical(text, fault, span, at)
        .or_else(|| structural(text, fault, span, at))
        .unwrap_or_else(|| {
            let span = small(text, span);
            let mut mistake = Mistake::new(span, fault.message.clone(), Repair::Statement(start));
            mistake.help.clone_from(&fault.help);
            mistake
        })
}

fn lexical(text: &Statements, fault: &Fault, span: Span, at: usize) -> Option<Mistake> {
    let token = text.span(at);
    let statement = Repair::Statement(at);
    let slice = text
        .source
        .get(span.start as usize..span.end as usize)
        .unwrap_or_default();
    Some(match fault.message.as_str() {
        "invalid token" => invalid_token(text, span, at),
        "whitespace is required between an integer literal and an identifier"
            if no_number(text, at).is_some() =>
        {
            return no_number(text, at);
        }
        "whitespace is required between an integer literal and an identifier" => Mistake::new(
            token,
            format!("{} is neither a number nor a name", quoted(text, at)),
            statement,
        )
        .help("names start with a letter or _"),
        "integer is too large" => Mistake::new(
            token,
            format!("the number {} is too large", quoted(text, at)),
            statement,
        ),
        "'f' suffix for float literals is not allowed"
            if !is_number(text.text(at).trim_end_matches(['f', 'F'])) =>
        {
            Mistake::new(
                token,
                format!("{} is neither a number nor a name", quoted(text, at)),
                statement,
            )
            .help("names start with a letter or _")
        }
        "'f' suffix for float literals is not allowed" => Mistake::new(
            token,
            format!("the number {} cannot end in 'f'", quoted(text, at)),
            statement,
        ),
        "unterminated string" => {
            let open = text
                .before(text.at(span.end))
                .filter(|open| is_open(text, *open))
                .or_else(|| Some(at).filter(|open| is_open(text, *open)))?;
            Mistake::new(
                text.span(open),
                "this string is not closed",
                Repair::Statement(open),
            )
            .help("add the closing quote")
        }
        "invalid string character" => Mistake::new(
            span,
            format!("a string cannot contain {}", quote(slice)),
            statement,
        ),
        "invalid string escape" => Mistake::new(span, "unknown escape in a string", statement)
            .help("write a backslash as \\\\"),
        "nested block comments are not supported" => Mistake::new(
            span,
            "a block comment cannot contain '/*'",
            Repair::Range(span),
        ),
        "'#' comments are not allowed here" => {
            let sign = Span {
                start: span.start,
                end: span.start + 1,
            };
            Mistake::new(
                sign,
                "'#' does not start a comment here",
                Repair::Range(span),
            )
            .help("use '//'")
        }
        _ => return None,
    })
}

/// A character that no token starts with.
fn invalid_token(text: &Statements, span: Span, at: usize) -> Mistake {
    let rest = |start: u32| text.source.get(start as usize..).unwrap_or_default();
    if let Some(blank) = blank::at_start(rest(span.start)) {
        let span = Span {
            start: span.start,
            end: span.start + clamp(blank.len),
        };
        let message = format!("unexpected character {}", blank.name);
        return Mistake::new(span, message, Repair::Range(span)).help(blank.help);
    }
    let token = text.span(at);
    let char = rest(token.start).chars().next().unwrap_or('\u{fffd}');
    let message = format!("unexpected character {}", quote(&char.to_string()));
    let mistake = Mistake::new(token, message, Repair::Statement(at));
    match (char, blank::narrow(char)) {
        ('“' | '”' | '‘' | '’', _) => mistake.help("use straight quotes"),
        (_, Some(narrow)) => mistake.help(format!("replace it with '{narrow}'")),
        _ if char.is_alphanumeric() => {
            mistake.help("names are made of a to z, A to Z, 0 to 9 and _")
        }
        _ => mistake,
    }
}

fn structural(text: &Statements, fault: &Fault, span: Span, at: usize) -> Option<Mistake> {
    let token = text.span(at);
    let statement = Repair::Statement(at);
    let message = fault.message.as_str();
    Some(match message {
        "multiple package names specified" => {
            let (first, second) = (fault.labels.first()?.0, fault.labels.get(1)?.0);
            let mut mistake = Mistake::new(second, "a file has only one package", Repair::Statement(text.at(second.start)));
            mistake.related = Some((first, "the first one is here".to_owned()));
            mistake
        }
        "invalid group name" if fault.help.as_ref().is_some_and(|help| help.starts_with("imports")) => {
            Mistake::new(span, format!("import path {} is not valid", quoted(text, at)), statement)
                .help("use a path relative to the import root, with '/', without '.', '..', backslashes or empty parts")
        }
        _ if message.starts_with("unknown syntax") => {
            Mistake::new(token, format!("unknown syntax {}", quoted(text, at)), statement).help("use \"proto3\" or \"proto2\"")
        }
        _ if message.starts_with("message numbers must") => {
            Mistake::new(span, format!("field number {} is out of range", slice(text, span)), statement)
                .help("use 1 to 536870911, but not 19000 to 19999")
        }
        _ if message.starts_with("reached maximum recursion") => {
            Mistake::new(token, "messages are nested more than 31 deep", statement)
        }
        "a oneof must have at least one field" => {
            Mistake::new(small(text, span), format!("oneof {} has no field", quoted(text, at + 1)), statement)
        }
        _ if message.starts_with("enum numbers must") => {
            let help = "use -2147483648 to 2147483647";
            Mistake::new(span, format!("enum number {} is out of range", slice(text, span)), statement).help(help)
        }
        _ if message.starts_with("a map field key type must") => {
            let mut mistake = Mistake::new(token, message, statement);
            let meant = protobuf_type(text.text(at)).filter(|meant| !meant.contains('.'));
            mistake.help = meant.map(|meant| format!("did you mean '{meant}'?"));
            mistake
        }
        "map fields cannot have labels" | "oneof fields cannot have labels" => {
            let help = format!("remove {}", quoted(text, at));
            Mistake::new(token, message, statement).help(help)
        }
        _ if message.starts_with("fields must have a label") => {
            Mistake::new(token, "a proto2 field needs a label", Repair::Label(at))
                .help("put 'optional', 'repeated' or 'required' before the type")
        }
        _ => return None,
    })
}

fn is_open(text: &Statements, index: usize) -> bool {
    text.get(index)
        .is_some_and(|token| token.kind == Kind::OpenText)
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}

fn slice(text: &Statements, span: Span) -> &str {
    text.source
        .get(span.start as usize..span.end as usize)
        .unwrap_or_default()
}

/// A span that covers a whole block or several lines, made small: the name after its keyword, or its first token.
pub(crate) fn small(text: &Statements, span: Span) -> Span {
    let slice = text
        .source
        .get(span.start as usize..span.end as usize)
        .unwrap_or_default();
    if !slice.contains(['\n', '{']) {
        return span;
    }
    let first = text.at(span.start);
    let named = matches!(
        text.text(first),
        "message" | "enum" | "oneof" | "service" | "rpc"
    ) && text.is_word(first + 1);
    text.span(if named { first + 1 } else { first })
}
