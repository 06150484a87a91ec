//! The tree of text without mistakes.

use playground_syntax::{Element, Node, SyntaxKind, parse};

const GOOD: &str = include_str!("good.proto");

#[test]
fn tree_of_everything() {
    let tree = parse(GOOD);
    assert_eq!(tree.errors(), []);
    insta::assert_snapshot!(dump(tree.root(), 0));
}

#[test]
fn layout_means_nothing() {
    let tree = parse(GOOD);
    let expected = dump(tree.root(), 0);
    let tokens = tree.tokens().filter(|token| !token.kind().is_trivia());
    let tokens = tokens.map(|token| token.text()).collect::<Vec<_>>();
    for between in ["\n", " ", "\n// }\n", " /* { */ "] {
        let text = tokens.join(between);
        let tree = parse(&text);
        assert_eq!(tree.errors(), [], "{text}");
        assert_eq!(dump(tree.root(), 0), expected);
    }
}

#[test]
fn nodes_begin_and_end_with_tokens_that_count() {
    let tree = parse(GOOD);
    for node in tree.root().descendants().skip(1) {
        let first = node.first_token().unwrap();
        let last = node.last_token().unwrap();
        assert!(
            !first.kind().is_trivia() && !last.kind().is_trivia(),
            "{node:?}"
        );
    }
}

/// One line for each node: its kind, then its tokens; what is in it below, indented.
fn dump(node: Node<'_>, depth: usize) -> String {
    let mut line = format!("{}{:?}", "  ".repeat(depth), node.kind());
    let mut below = String::new();
    for element in node.elements() {
        match element {
            Element::Token(token) if !token.kind().is_trivia() => {
                line += &format!(" {}", token.text());
            }
            Element::Token(_) => {}
            Element::Node(child) if child.kind() == SyntaxKind::Name => {
                line += &format!(" <{}>", child.text());
            }
            Element::Node(child) => below += &dump(child, depth + 1),
        }
    }
    format!("{line}\n{below}")
}

#[test]
fn keywords_are_names_at_the_start_of_a_line() {
    for text in [
        "package import . message . option . rpc ;",
        "package a . syntax . edition ;",
        "import option \"a\" ;",
        "service option { rpc option ( . message . option ) returns ( stream . rpc ) ; rpc rpc ( import . rpc ) returns ( oneof . message ) ; }",
        "message message { map < string , message . enum > option = 1 ; map < int32 , . extend > import = 2 ; . oneof . message enum = 3 ; }",
        "message enum { x . option option = 4 ; . import import = 5 ; a . syntax package = 6 ; repeated . message message = 7 ; }",
        "extend message . option { option option = 1 ; optional import . rpc rpc = 2 ; }",
        "option ( message . option ) . import = { syntax : 1 [ option . rpc ] : 2 message { } } ;",
    ] {
        for between in ["\n", " "] {
            let text = text.split(' ').collect::<Vec<_>>().join(between);
            assert_eq!(parse(&text).errors(), [], "{text}");
        }
    }
}
