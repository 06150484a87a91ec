//! Any text: the tokens are the text, nothing panics, nesting and length cost no more than they must.

use playground_syntax::{SyntaxKind, Tree, parse};
use proptest::prelude::*;

const GOOD: &str = include_str!("good.proto");

/// Pieces that mean something, for text that is nearly protobuf.
const PIECES: [&str; 62] = [
    "syntax",
    "edition",
    "package",
    "import",
    "option",
    "message",
    "enum",
    "service",
    "extend",
    "oneof",
    "group",
    "map",
    "rpc",
    "returns",
    "stream",
    "reserved",
    "extensions",
    "to",
    "max",
    "optional",
    "repeated",
    "export",
    "local",
    "default",
    "json_name",
    "mesage",
    "inf",
    "a",
    "B",
    "string",
    "int32",
    "1",
    "0x",
    "08",
    "1.5",
    "1e",
    ".5",
    "\"x\"",
    "'",
    "\"\\q",
    "“",
    "`",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    ";",
    ",",
    ".",
    "/",
    ":",
    "=",
    "-",
    "+",
    "@",
    "/*",
    "*/",
    "é",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        sound(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_tokens(pieces in proptest::collection::vec((0..PIECES.len(), 0..4_usize), 0..120)) {
        let text = pieces.iter().map(|(piece, gap)| PIECES[*piece].to_owned() + ["", " ", "\n", "\n  "][*gap]);
        sound(&text.collect::<String>());
    }

    #[test]
    fn mutations(edits in proptest::collection::vec((any::<prop::sample::Index>(), 0..PIECES.len() * 2), 1..8)) {
        let tree = parse(GOOD);
        let mut tokens = tree.tokens().map(|token| token.text().to_owned()).collect::<Vec<_>>();
        for (at, piece) in edits {
            // Half of the edits drop a token, half put another in its place.
            *at.get_mut(&mut tokens) = PIECES.get(piece).map(|piece| piece.to_string()).unwrap_or_default();
        }
        sound(&tokens.concat());
    }

    #[test]
    fn truncation(at in any::<prop::sample::Index>()) {
        sound(&GOOD[..at.index(GOOD.len())]);
    }
}

/// One finding for nearly each token that is missing, and only the declaration that lacks it is hurt.
#[test]
fn each_token_dropped() {
    let whole = parse(GOOD);
    let declared = whole.root().children().count();
    let counted = whole.tokens().filter(|token| !token.kind().is_trivia());
    let told = counted.map(|dropped| {
        let span = dropped.span();
        let tree = sound(&[&GOOD[..span.start as usize], &GOOD[span.end as usize..]].concat());
        let left = tree
            .root()
            .children()
            .filter(|node| node.kind() != SyntaxKind::Error);
        assert!(
            left.count() >= declared - 2,
            "without {dropped:?} at {span:?}: {:#?}",
            tree.errors()
        );
        tree.errors().len()
    });
    let told = told.collect::<Vec<_>>();
    let once = told.iter().filter(|count| **count <= 1).count();
    assert!(once * 100 >= told.len() * 92, "{once} of {}", told.len());
    assert!(told.iter().all(|count| *count <= 12), "{told:?}");
}

#[test]
fn deep_nesting() {
    for piece in [
        "{",
        "(",
        "[",
        "<",
        "message A {",
        "option (a) = {",
        "map<",
        "}",
        "a.",
        "oneof a {",
        "rpc A(",
    ] {
        let text = piece.repeat(20_000);
        sound(&text);
    }
    for (open, close) in [("message A {", "}"), ("optional group A = 1 {", "}")] {
        let text = format!(
            "message B {{ {}{} }}",
            open.repeat(20_000),
            close.repeat(20_000)
        );
        // Messages in messages are told by a later pass, which has a lower limit.
        assert_eq!(sound(&text).errors(), [], "{open}");
    }
    for (open, close) in [
        ("a {", "}"),
        ("a: {b: [{c: <", ">}]}"),
        ("a <", ">"),
        ("a: [{", "}]"),
    ] {
        let text = format!(
            "option (b) = {{ {}{} }};",
            open.repeat(20_000),
            close.repeat(20_000)
        );
        let told = sound(&text)
            .errors()
            .iter()
            .filter(|error| error.message.contains("levels deep"))
            .count();
        assert_eq!(told, 1, "{open}");
    }
}

/// What holds for every text.
fn sound(text: &str) -> Tree {
    let tree = parse(text);
    assert_eq!(tree.text(), text);
    let concatenated = tree.tokens().map(|token| token.text()).collect::<String>();
    assert_eq!(concatenated, text);
    let mut last = 0;
    for error in tree.errors() {
        let (start, end) = (error.span.start as usize, error.span.end as usize);
        assert!(last <= start && start <= end, "{error:?}");
        assert!(
            text.is_char_boundary(start) && text.is_char_boundary(end),
            "{error:?}"
        );
        assert!(
            error.message.starts_with(|char: char| !char.is_uppercase())
                && !error.message.ends_with('.')
        );
        last = start;
    }
    for node in tree.root().descendants() {
        let span = node.span();
        assert!(
            node.children()
                .all(|child| span.start <= child.span().start && child.span().end <= span.end)
        );
    }
    tree
}
