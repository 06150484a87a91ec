//! `extend` and what is in it.

use super::body::Place;
use super::cursor::Parser;
use crate::{Span, SyntaxError, SyntaxKind};

impl Parser {
    /// `extend TypeRef Body`
    pub(super) fn extend(&mut self) {
        let declared = self.here();
        let node = self.open(SyntaxKind::ExtendDecl);
        self.keyword("extend");
        self.message_type();
        if self.at(SyntaxKind::LBrace) && self.nth_is(1, SyntaxKind::RBrace) {
            let braces = Span {
                start: self.here().start,
                end: self.span(1).end,
            };
            let error = SyntaxError::new(braces, "an `extend` block has one field at least");
            self.tell(error);
        }
        self.body(Place::Extend, declared);
        self.close(node);
    }

    pub(super) fn extend_statement(&mut self) {
        let option = self.at_word("option") && self.nth_is(1, SyntaxKind::LParen);
        match self.nth(0) {
            Some(SyntaxKind::Ident) if option => {
                let error =
                    SyntaxError::new(self.here(), "an `extend` block cannot contain an `option`");
                self.tell(error);
                self.skip_statement();
            }
            Some(SyntaxKind::Ident) if self.misplaced("an `extend` block cannot contain a") => {}
            Some(SyntaxKind::Ident | SyntaxKind::Dot) => self.field(Place::Extend),
            _ => self.no_statement("a field"),
        }
    }
}
