//! The locations of `source_code_info`, recorded in the order of protoc, with their comments.

use playground_syntax::{Span, Token, Tree};

use super::comments::{self, Comments};
use crate::ir::{Lowered, Path};
use crate::places::{Attached, Places};

/// A location that is recorded.
#[derive(Clone, Copy)]
pub(super) struct Place(u32);

impl Place {
    /// Its number among them.
    pub(super) fn number(self) -> u32 {
        self.0
    }
}

/// Where lowering is, and what it has recorded.
pub(super) struct Recorder<'t> {
    text: &'t str,
    path: Path,
    places: Places,
    extra: Vec<(Path, Span)>,
    /// Comments that wait for the end of the declaration they stand before.
    leading: Option<Span>,
    detached: Vec<Span>,
}

impl<'t> Recorder<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        // A guess at their number: text is mostly comments and long names.
        let places = tree.text().len() / 48 + 4;
        Self {
            text: tree.text(),
            path: Path::new(),
            places: Places::with_capacity(places),
            extra: Vec::new(),
            leading: None,
            detached: Vec::new(),
        }
    }

    /// The location of the whole file, and the comments before its first token.
    pub(super) fn root(&mut self, tree: &'t Tree) {
        let mut tokens = tree.tokens();
        let first = tokens.find(|token| !token.kind().is_trivia());
        let last = tokens.rfind(|token| !token.kind().is_trivia());
        let end = last.or(first).map_or(0, |token| token.span().end);
        let start = first.map_or(self.text.len() as u32, |token| token.span().start);
        // In a text without tokens protoc has the end before the start.
        self.places.record(&[], &[], start, end);
        if let Some(token) = tree.tokens().next() {
            let comments = comments::before(token);
            self.leading = comments.leading;
            self.detached = comments.detached;
        }
    }

    /// The path of the current element.
    pub(super) fn path(&self) -> &[i32] {
        &self.path
    }

    /// Makes an element within the current one the current one; the answer leads back.
    pub(super) fn enter(&mut self, steps: &[i32]) -> usize {
        let depth = self.path.len();
        self.path.extend_from_slice(steps);
        depth
    }

    /// Goes back to where `enter` was called.
    pub(super) fn leave(&mut self, depth: usize) {
        self.path.truncate(depth);
    }

    /// Records a place of the current element, or of what lies `steps` within it.
    pub(super) fn record(&mut self, steps: &[i32], span: Span) -> Place {
        let place = self.places.record(&self.path, steps, span.start, span.end);
        Place(place)
    }

    /// Keeps a place that protoc does not record.
    pub(super) fn record_extra(&mut self, steps: &[i32], span: Span) {
        let path = [&self.path, steps].concat();
        self.extra.push((path, span));
    }

    /// A declaration ends with this token, or its block begins: it gets the comments before it and the one after.
    pub(super) fn end(&mut self, place: Place, token: Option<Token<'t>>) {
        let next = token.map_or_else(Comments::default, comments::after);
        let attached = Attached {
            leading: std::mem::replace(&mut self.leading, next.leading),
            trailing: next.trailing,
            detached: std::mem::replace(&mut self.detached, next.detached),
        };
        self.places.attach(place.0, &attached);
    }

    /// A block ends with this token: comments before it belong to nothing.
    pub(super) fn end_block(&mut self, token: Option<Token<'t>>) {
        let next = token.map_or_else(Comments::default, comments::after);
        self.leading = next.leading;
        self.detached = next.detached;
    }

    /// A statement that has no place of its own ends with this token.
    pub(super) fn skip(&mut self, token: Option<Token<'t>>) {
        let next = token.map_or_else(Comments::default, comments::after);
        self.leading = next.leading;
        self.detached.extend(next.detached);
    }

    /// Hands over what is recorded.
    pub(super) fn finish(&mut self, out: &mut Lowered) {
        for (path, span) in &self.extra {
            self.places.push(path, &[], span.start, span.end);
        }
        self.places.finish();
        out.places = std::mem::take(&mut self.places);
    }
}
