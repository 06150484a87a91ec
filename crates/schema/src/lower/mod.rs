//! A tree to a descriptor as protoc's parser makes it, with every place protoc records, in its order.

mod comments;
mod default;
mod enums;
mod extend;
mod field;
mod group;
mod header;
mod label;
mod map;
mod message;
mod names;
mod number;
mod oneof;
mod option;
mod parts;
mod ranges;
mod recorder;
mod reserved;
mod service;
mod syntax;
#[cfg(test)]
mod tests;
mod value;

use playground_syntax::{Node, Span, SyntaxError, SyntaxKind, Tree};

use crate::finding::Finding;
use crate::ir::{Lowered, OptionTarget};
use label::Unlabelled;
use parts::Parts;
use recorder::Recorder;
use syntax::Syntax;

/// Messages and values deeper than this are not entered; the parser ends sooner.
const DEPTH: usize = 128;

/// Lowers a tree that may be broken; what the parser told already is not told again.
pub(crate) fn lower(path: &str, tree: Tree) -> (Lowered, Vec<Finding>) {
    let (mut lowered, findings) = walk(path, &tree);
    lowered.text = tree.into_text();
    (lowered, findings)
}

fn walk(path: &str, tree: &Tree) -> (Lowered, Vec<Finding>) {
    let mut lowering = Lowering {
        out: Lowered::default(),
        findings: Vec::new(),
        recorder: Recorder::new(tree),
        syntax: Syntax::Proto2,
        depth: 0,
        first_option_import: None,
        unlabelled: Vec::new(),
        labelled: false,
    };
    lowering.out.descriptor.name = Some(path.to_owned());
    lowering.file(tree);
    lowering.tell_unlabelled(tree.root());
    lowering.finish(tree.errors())
}

/// What is gathered while a tree is walked.
struct Lowering<'t> {
    out: Lowered,
    findings: Vec<Finding>,
    recorder: Recorder<'t>,
    syntax: Syntax,
    /// Messages around the current element.
    depth: usize,
    first_option_import: Option<Span>,
    /// Fields without the label that proto2 wants, and whether any field has one that proto3 does not need.
    unlabelled: Vec<Unlabelled<'t>>,
    labelled: bool,
}

impl<'t> Lowering<'t> {
    fn file(&mut self, tree: &'t Tree) {
        self.recorder.root(tree);
        let mut options = 0;
        let mut package = None;
        for node in tree.root().children() {
            match node.kind() {
                SyntaxKind::SyntaxDecl => self.syntax_decl(node),
                SyntaxKind::EditionDecl => self.edition_decl(node),
                SyntaxKind::PackageDecl => self.package(node, &mut package),
                SyntaxKind::ImportDecl => self.import(node),
                SyntaxKind::OptionDecl => self.option_decl(node, OptionTarget::File, &mut options),
                SyntaxKind::ServiceDecl => self.service(node),
                SyntaxKind::MessageDecl => {
                    let index = self.out.descriptor.message_type.len();
                    let message = self.message(node, [4, index as i32]);
                    self.out.descriptor.message_type.push(message);
                }
                SyntaxKind::EnumDecl => {
                    let index = self.out.descriptor.enum_type.len();
                    let enumeration = self.enumeration(node, [5, index as i32]);
                    self.out.descriptor.enum_type.push(enumeration);
                }
                SyntaxKind::ExtendDecl => self.extend_in_file(node),
                _ => self.other(node),
            }
        }
    }

    /// A statement that declares nothing: empty, or unreadable.
    fn other(&mut self, node: Node<'t>) {
        if node.kind() != SyntaxKind::EmptyDecl {
            self.lost(node);
        }
        self.recorder.skip(node.last_token());
    }

    /// Keeps the names in text that could not be read, and marks the element around it.
    fn lost(&mut self, node: Node<'t>) {
        self.mark_broken();
        let mut token = node.first_token();
        let end = node.span().end;
        while let Some(here) = token.filter(|here| here.span().start < end) {
            if here.kind() == SyntaxKind::Ident && !self.out.lost.contains(here.text()) {
                self.out.lost.insert(here.text().to_owned());
            }
            token = here.next();
        }
    }

    /// Marks the current element as one that is not all there.
    fn mark_broken(&mut self) {
        self.out.broken.insert(self.recorder.path().to_vec());
    }

    /// Marks the current element where its parts are unreadable, and keeps their names.
    fn lost_within(&mut self, parts: &Parts<'t>) {
        for node in &parts.errors {
            self.lost(*node);
        }
    }

    fn tell(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn finish(mut self, told: &[SyntaxError]) -> (Lowered, Vec<Finding>) {
        self.recorder.finish(&mut self.out);
        self.out.options.shrink_to_fit();
        self.findings.sort_by_key(|finding| finding.span);
        let mut told = told.iter().map(|error| error.span).peekable();
        // What is said of a place the parser found fault with is mostly the same fault.
        self.findings.retain(|finding| {
            let span = finding.span;
            while told.next_if(|error| error.end < span.start).is_some() {}
            let apart = |error: &Span| error.start >= span.end || error.end <= span.start;
            told.peek().is_none_or(apart)
        });
        (self.out, self.findings)
    }
}
