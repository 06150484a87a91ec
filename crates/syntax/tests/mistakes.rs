//! Mistakes: each told once, where it is, and nothing after it is lost.

use playground_syntax::{Edit, SyntaxError, SyntaxKind, Tree, parse};

/// What follows each case and must be parsed as if the case were none.
const INTACT: &str = "\nmessage Intact { string intact = 1; }\n";

#[test]
fn tokens() {
    check("tokens", include_str!("mistakes/tokens.txt"));
}

#[test]
fn file() {
    check("file", include_str!("mistakes/file.txt"));
}

#[test]
fn message() {
    check("message", include_str!("mistakes/message.txt"));
}

#[test]
fn field() {
    check("field", include_str!("mistakes/field.txt"));
}

#[test]
fn enumeration() {
    check("enum", include_str!("mistakes/enum.txt"));
}

#[test]
fn service() {
    check("service", include_str!("mistakes/service.txt"));
}

#[test]
fn option() {
    check("option", include_str!("mistakes/option.txt"));
}

#[test]
fn braces() {
    check("braces", include_str!("mistakes/braces.txt"));
}

/// Each case begins with a comment that names it. All of them with what is told below each line are the snapshot.
fn check(area: &str, cases: &str) {
    let told = cases.split("\n---\n").map(|case| {
        let text = format!("{}{INTACT}", case.trim_end());
        let tree = parse(&text);
        assert!(!tree.errors().is_empty(), "nothing told:\n{case}");
        assert!(intact(&tree), "lost:\n{}", annotated(&tree, &text));
        mended(&tree, &text);
        annotated(&tree, case.trim_end())
    });
    let told = told.collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(area, told);
}

/// The message behind the case is one of the file, with its field.
fn intact(tree: &Tree) -> bool {
    let messages = tree.root().children();
    messages
        .filter(|node| node.kind() == SyntaxKind::MessageDecl)
        .filter(|node| node.text() == INTACT.trim())
        .any(|node| {
            node.descendants()
                .any(|node| node.kind() == SyntaxKind::FieldDecl)
        })
}

/// Where each finding has a fix, all together leave nothing to tell.
fn mended(tree: &Tree, text: &str) {
    let fixes = tree.errors().iter().map(|error| error.fix.as_ref());
    let Some(fixes) = fixes.collect::<Option<Vec<_>>>() else {
        return;
    };
    let mut edits = fixes
        .iter()
        .flat_map(|fix| &fix.edits)
        .collect::<Vec<&Edit>>();
    edits.sort_by_key(|edit| edit.span);
    let mut fixed = text.to_owned();
    for edit in edits.into_iter().rev() {
        fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    let left = parse(&fixed);
    assert!(
        left.errors().is_empty(),
        "{text}\nfixed:\n{}",
        annotated(&left, &fixed)
    );
}

/// The text with what is told below each line, and carets below its place.
fn annotated(tree: &Tree, text: &str) -> String {
    let mut lines = String::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        lines += &format!("{}\n", line.trim_end());
        let here = tree.errors().iter().filter(|error| {
            let at = error.span.start as usize;
            (start..=end).contains(&at)
        });
        for error in here {
            lines += &note(error, text, start, end);
        }
        start = end + 1;
    }
    lines
}

fn note(error: &SyntaxError, text: &str, start: usize, end: usize) -> String {
    let from = error.span.start as usize;
    let to = (error.span.end as usize).min(end);
    let columns = |from: usize, to: usize| text[from..to].chars().count();
    let indent = " ".repeat(columns(start, from));
    let carets = match columns(from, to.max(from)) {
        0 => "'".to_owned(),
        count => "^".repeat(count),
    };
    let mut note = format!("{indent}{carets} {}", error.message);
    if let Some(help) = &error.help {
        note += &format!(" ({help})");
    }
    if let Some((span, message)) = &error.related {
        let line = text[..span.start as usize].matches('\n').count() + 1;
        let place = &text[span.start as usize..span.end as usize];
        note += &format!(" <{message}: `{place}`, line {line}>");
    }
    if let Some(fix) = &error.fix {
        note += &format!(" [{}]", fix.title);
    }
    note + "\n"
}
