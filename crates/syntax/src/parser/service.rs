//! Statements in services and rpcs.

use super::body::Place;
use super::cursor::Parser;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

impl Parser {
    pub(super) fn service_statement(&mut self) {
        use SyntaxKind::{Ident, LParen};
        if !self.at(Ident) {
            return self.no_statement("`rpc` or `option`");
        }
        if self.misplaced("a service cannot contain a") {
            return;
        }
        let signature = self.nth_is(1, Ident) && self.nth_is(2, LParen);
        match self.word(0) {
            "rpc" => self.rpc(),
            "option" => self.option_statement(),
            _ if self.nth_is(1, LParen) => self.rpc(),
            _ if signature && self.meant(&["rpc"]).is_some() => self.rpc(),
            _ if self.meant(&["option"]).is_some() => self.option_statement(),
            _ if self.line_ends_after(0) && self.meant_or_begun(&["rpc"]).is_some() => self.rpc(),
            _ => self.no_statement("`rpc` or `option`"),
        }
    }

    /// `rpc Name RpcType returns RpcType (; | Body)`
    fn rpc(&mut self) {
        let declared = self.here();
        let node = self.open(SyntaxKind::RpcDecl);
        if self.nth_is(1, SyntaxKind::LParen) && !self.at_word("rpc") {
            let start = Span::point(declared.start);
            let error = SyntaxError::new(declared, "missing `rpc`");
            self.tell(error.fix(Fix::new("add `rpc`", start, "rpc ")));
        } else {
            self.keyword("rpc");
        }
        self.name("an rpc name");
        self.rpc_type();
        if self.returns() {
            self.rpc_type();
        }
        let lacks_brace = self.layout.surplus > 0 && self.at_word("option");
        if self.at(SyntaxKind::LBrace) || lacks_brace {
            self.body(Place::Rpc, declared);
        } else {
            self.end_statement();
        }
        self.close(node);
    }

    /// The word `returns`; says whether a type can follow.
    fn returns(&mut self) -> bool {
        if self.eat_word("returns") {
            return true;
        }
        if self.at(SyntaxKind::LParen) {
            self.missing("`returns`", " returns");
            return true;
        }
        let begun = self.meant_or_begun(&["returns"]).is_some();
        if !self.at_line_start() && begun {
            self.take_as("returns");
            return true;
        }
        self.expected("`returns`");
        self.skip_to(&[SyntaxKind::LParen])
    }

    /// `( stream? TypeRef )`
    fn rpc_type(&mut self) {
        use SyntaxKind::{Dot, Ident, LParen, RParen};
        let bare = !self.at(LParen);
        let typed = self.at(Dot) || self.at(Ident) && !self.at_word("returns");
        if bare && (!typed || self.at_line_start()) {
            return self.expected("`(` and a message type");
        }
        let node = self.open(SyntaxKind::RpcType);
        let paren = self.here();
        if bare {
            self.bare_type();
            return self.close(node);
        }
        self.take();
        let other = self.at_word("rpc") && self.nth_is(1, Ident) && self.nth_is(2, LParen);
        if other && self.at_line_start() {
            self.expected("a message type and `)`");
            return self.close(node);
        }
        self.stream();
        let other = self.at_word("rpc") && self.nth_is(1, Ident) && self.nth_is(2, LParen);
        if other && self.at_line_start() {
            self.expected("a message type and `)`");
            return self.close(node);
        }
        if self.at(RParen) {
            let error = SyntaxError::new(self.since(paren), "an rpc needs a message type here");
            self.tell(error.help("for nothing, use `google.protobuf.Empty`"));
        } else {
            self.message_type();
        }
        self.close_paren(paren);
        self.close(node);
    }

    fn stream(&mut self) {
        use SyntaxKind::{Dot, Ident, RParen};
        if self.at_word("stream") {
            self.take();
            if self.at(RParen) {
                let error = SyntaxError::new(self.gap(), "expected a message type after `stream`");
                self.tell(error.help("for a message named `stream`, write `.stream`"));
            }
        } else if matches!(self.nth(1), Some(Ident | Dot)) && self.nth_is(0, Ident) {
            let typed = self.nth_is(1, Ident) && self.meant(&["stream"]).is_some();
            if typed {
                self.take_as("stream");
            }
        }
    }

    fn close_paren(&mut self, paren: Span) {
        if self.eat(SyntaxKind::RParen) {
            return;
        }
        let more = matches!(self.nth(0), Some(SyntaxKind::Ident | SyntaxKind::Comma));
        if more && !self.at_word("returns") && !self.at_line_start() {
            let message = "an rpc takes and returns one message, of which only the type is named";
            let error = SyntaxError::new(self.here(), message);
            self.tell(error);
            self.skip_to(&[SyntaxKind::RParen]);
            self.eat(SyntaxKind::RParen);
            return;
        }
        self.missing_closing("`)`", ")", paren);
    }

    /// A type without its parentheses.
    fn bare_type(&mut self) {
        let start = self.here();
        if self.at_word("stream") && self.nth_is(1, SyntaxKind::Ident) && self.word(1) != "returns"
        {
            self.take();
        }
        self.message_type();
        let span = self.since(start);
        let mut fix = Fix::new("add parentheses", Span::point(span.start), "(");
        fix.edits
            .extend(Fix::new("", Span::point(span.end), ")").edits);
        let error = SyntaxError::new(span, "the types of an rpc stand in parentheses");
        self.tell(error.fix(fix));
    }

    pub(super) fn rpc_statement(&mut self) {
        if self.meant(&["option"]).is_some() {
            self.option_statement();
        } else {
            self.no_statement("`option`");
        }
    }
}
