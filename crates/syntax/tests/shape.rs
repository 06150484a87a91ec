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
