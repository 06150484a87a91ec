//! One file by itself: its tree, its lowered form, its imports and what is wrong with its text alone.

use std::sync::Arc;

use playground_syntax::{Node, SyntaxError, SyntaxKind, parse};

use crate::ir::Lowered;
use crate::lower::lower;
use crate::{Diagnostic, Span, finding::Finding};

/// Longest text that is read.
const MAX_SIZE: usize = 16 << 20;

/// A parsed file; depends on its text alone, so it is kept until that changes.
#[derive(Debug)]
pub(crate) struct Unit {
    /// As import statements name it.
    pub(crate) path: String,
    /// What the text says, and the text.
    pub(crate) lowered: Arc<Lowered>,
    /// Its import statements, in the order of the text.
    pub(crate) imports: Vec<Import>,
    /// What is wrong with the text by itself.
    pub(crate) findings: Vec<Diagnostic>,
    /// The text is too long to be read, so any name may be in it.
    pub(crate) unread: bool,
}

/// An import statement that names a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    /// The path it names.
    pub(crate) path: String,
    /// Place of the path with its quotes.
    pub(crate) span: Span,
    /// The whole statement.
    pub(crate) statement: Span,
    /// How it imports.
    pub(crate) kind: ImportKind,
    /// Something is wrong with the string itself, which is told.
    pub(crate) told: bool,
}

/// How a file is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ImportKind {
    /// `import`
    Plain,
    /// `import public`: who imports this file sees that one too.
    Public,
    /// `import weak`
    Weak,
    /// `import option`: its names are for options only.
    Option,
}

impl Unit {
    /// Parses and lowers a text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        if text.len() > MAX_SIZE {
            return Self::unread(path);
        }
        let tree = parse(text);
        let syntax = tree
            .errors()
            .iter()
            .map(|error| Finding::from(error).told(path));
        let mut findings: Vec<Diagnostic> = syntax.collect();
        let nodes = tree.root().children();
        let imports = nodes.filter(|node| node.kind() == SyntaxKind::ImportDecl);
        let imports = imports
            .filter_map(|node| import(node, tree.errors()))
            .collect();
        let (lowered, found) = lower(path, tree);
        findings.extend(found.into_iter().map(|finding| finding.told(path)));
        Self {
            path: path.to_owned(),
            lowered: Arc::new(lowered),
            imports,
            findings,
            unread: false,
        }
    }

    /// The text; that of one that is not read is another.
    pub(crate) fn text(&self) -> &str {
        &self.lowered.text
    }

    fn unread(path: &str) -> Self {
        let message = format!("this file is larger than {} MB", MAX_SIZE >> 20);
        let finding = Finding::error(Span::default(), message).help("split it into several files");
        Self {
            findings: vec![finding.told(path)],
            unread: true,
            ..Self::new(path, "syntax = \"proto3\";")
        }
    }
}

fn import(node: Node, errors: &[SyntaxError]) -> Option<Import> {
    let literal = node.child(SyntaxKind::StringLiteral)?;
    let strings = literal
        .tokens()
        .filter(|token| token.kind() == SyntaxKind::String);
    let bytes: Vec<u8> = strings
        .flat_map(|token| playground_syntax::literal::string_bytes(token.text()))
        .collect();
    let words = node
        .tokens()
        .filter(|token| token.kind() == SyntaxKind::Ident);
    let kind = match words.last().map(|token| token.text()) {
        Some("public") => ImportKind::Public,
        Some("weak") => ImportKind::Weak,
        Some("option") => ImportKind::Option,
        _ => ImportKind::Plain,
    };
    let span = literal.span();
    let after = errors.partition_point(|error| error.span.start < span.start);
    let told = errors.get(after);
    Some(Import {
        told: told.is_some_and(|error| error.span.start < span.end),
        path: String::from_utf8_lossy(&bytes).into_owned(),
        span: literal.span(),
        statement: node.span(),
        kind,
    })
}
