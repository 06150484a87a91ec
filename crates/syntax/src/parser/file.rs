//! The file: `syntax`, `edition`, `package`, `import`, and declarations.

use super::body::Place;
use super::cursor::Parser;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

const KEYWORDS: [&str; 9] = [
    "message", "enum", "service", "extend", "import", "package", "option", "syntax", "edition",
];

impl Parser {
    /// The whole text.
    pub(super) fn file(&mut self) {
        let mut first = None;
        while self.nth(0).is_some() {
            let before = self.here();
            let word = self.nth_is(0, SyntaxKind::Ident) && !self.declaration_begins(0);
            self.file_statement(first);
            // A word that means nothing is not the first statement.
            let surplus = word && self.last() == before && self.declaration_begins(0);
            first = first.or((!surplus).then_some(before));
            self.ensure_progress(before);
        }
    }

    fn file_statement(&mut self, first: Option<Span>) {
        match self.nth(0) {
            Some(SyntaxKind::Semicolon) => self.empty(Place::Message),
            Some(SyntaxKind::RBrace) => self.stray_run(),
            Some(SyntaxKind::Ident) => self.file_word(first),
            _ => self.no_declaration(),
        }
    }

    /// Braces in a row that close nothing are one mistake.
    fn stray_run(&mut self) {
        let first = self.here();
        let told = self.told_since(first);
        while self.at(SyntaxKind::RBrace) {
            self.layout.surplus = self.layout.surplus.saturating_sub(1);
            self.take_error();
        }
        if !told {
            let run = self.since(first);
            let error = SyntaxError::new(first, "`}` closes nothing");
            self.tell_always(error.fix(Fix::new("remove it", run, "")));
        }
    }

    fn file_word(&mut self, first: Option<Span>) {
        match self.word(0) {
            "syntax" => self.version(SyntaxKind::SyntaxDecl, "proto3", first),
            "edition" => self.version(SyntaxKind::EditionDecl, "2024", first),
            "package" => self.package(),
            "import" => self.import(),
            "option" => self.option_statement(),
            "message" | "enum" | "service" | "extend" => self.block_declaration(),
            "export" | "local" => self.visible(),
            _ => self.misspelt_declaration(first),
        }
    }

    /// A misspelt keyword, a field outside of a message, or anything.
    fn misspelt_declaration(&mut self, first: Option<Span>) {
        use SyntaxKind::{Dot, Equals, Ident, LBrace, LParen, String};
        let stump = self.line_ends_after(0);
        if !stump && self.declaration_begins(1) {
            return self.surplus_word();
        }
        let candidates: &[&'static str] = match (self.nth(1), self.nth(2)) {
            _ if stump => &KEYWORDS,
            (Some(Ident), Some(LBrace)) | (Some(LBrace), _) => {
                &["message", "enum", "service", "extend"]
            }
            (Some(Dot), _) | (Some(Ident), Some(Dot)) => &["package", "extend", "option"],
            (Some(Equals), Some(String)) => &["syntax", "edition"],
            (Some(LParen), _) | (Some(Ident), Some(Equals)) => &["option"],
            (Some(String), _) | (Some(Ident), Some(String)) => &["import", "syntax", "edition"],
            (Some(Ident), _) => &KEYWORDS,
            _ => &[],
        };
        match self.meant_or_begun(candidates).or(self.foreign_word()) {
            Some("syntax") => self.version(SyntaxKind::SyntaxDecl, "proto3", first),
            Some("edition") => self.version(SyntaxKind::EditionDecl, "2024", first),
            Some("package") => self.package(),
            Some("import") => self.import(),
            Some("option") => self.option_statement(),
            Some(keyword @ ("message" | "enum" | "service")) => self.block(keyword),
            Some("extend") => self.extend(),
            _ => self.no_declaration(),
        }
    }

    /// A keyword of other languages that a block or an import follows.
    fn foreign_word(&self) -> Option<&'static str> {
        use SyntaxKind::{Ident, LBrace, String};
        let block = self.nth_is(1, Ident) && self.nth_is(2, LBrace);
        let methods = self.nth_is(3, Ident) && self.word(3) == "rpc";
        match self.word(0) {
            "include" | "require" | "using" if self.nth_is(1, String) => Some("import"),
            "struct" | "class" | "type" | "interface" | "record" | "trait" | "model" if block => {
                Some(if methods { "service" } else { "message" })
            }
            _ => None,
        }
    }

    /// A word before a declaration that has none there: the declaration follows.
    fn surplus_word(&mut self) {
        let error = self.surplus(format!("{} means nothing here", self.found()));
        self.tell(error);
        self.take_error();
    }

    /// `rpc Name (` where no service is around: told and passed over.
    pub(super) fn rpc_outside(&mut self) -> bool {
        let signature = self.nth_is(1, SyntaxKind::Ident) && self.nth_is(2, SyntaxKind::LParen);
        let rpc = self.at_word("rpc") && signature;
        if rpc {
            let error = SyntaxError::new(self.here(), "an rpc can stand only in a service");
            self.tell(error);
            self.skip_statement();
        }
        rpc
    }

    fn no_declaration(&mut self) {
        use SyntaxKind::{Equals, Ident};
        let field = self.nth_is(1, Ident) && (self.nth_is(2, Equals) || self.nth_is(3, Equals));
        if field && self.at(Ident) {
            let message = "a field can stand only in a message";
            let error = SyntaxError::new(self.here(), message);
            self.tell(error);
            self.skip_statement();
        } else if !self.rpc_outside() {
            self.prose();
        }
    }

    /// Text that is no protobuf at all is one mistake, however long it is.
    fn prose(&mut self) {
        let start = self.here();
        if self.prose_end == Some(self.last().end) {
            self.skip_statement();
            self.ensure_progress(start);
            self.silence(start);
        } else {
            self.no_statement("a declaration such as `message`");
        }
        self.prose_end = Some(self.last().end);
    }

    /// `syntax = "…";` or `edition = "…";`
    fn version(&mut self, kind: SyntaxKind, example: &str, first: Option<Span>) {
        let word = if kind == SyntaxKind::SyntaxDecl {
            "syntax"
        } else {
            "edition"
        };
        if let Some(first) = first {
            let message = format!("`{word}` must be the first statement of the file");
            let error = SyntaxError::new(self.here(), message);
            self.tell(error.related(first, "the first statement is here"));
        }
        let node = self.open(kind);
        self.keyword(word);
        if !self.equals() {
            self.missing("`=`", " =");
        }
        self.string(
            &format!("a string such as `\"{example}\"`"),
            &[SyntaxKind::Ident, SyntaxKind::Int],
        );
        self.end_statement();
        self.close(node);
    }

    /// One or more string tokens; without quotes, those of `bare` on this line count as meant.
    pub(super) fn string(&mut self, what: &str, bare: &[SyntaxKind]) {
        if self.at(SyntaxKind::String) {
            return self.string_literal();
        }
        let is_bare = |parser: &Self| parser.nth(0).is_some_and(|kind| bare.contains(&kind));
        let start = self.here();
        if !is_bare(self) || self.at_line_start() {
            return self.expected(what);
        }
        let expectation = format!("expected {what}, found {}", self.found());
        let error = self.open(SyntaxKind::Error);
        while is_bare(self) && !self.at_line_start() {
            self.take();
        }
        self.close(error);
        let span = self.since(start);
        let text = format!("\"{}\"", self.slice(span));
        let fix = Fix::new("add quotes", span, text);
        self.tell_always(SyntaxError::new(span, expectation).fix(fix));
        if self.at_line_start() {
            self.told_here();
        }
    }

    fn package(&mut self) {
        let node = self.open(SyntaxKind::PackageDecl);
        self.keyword("package");
        if self.at(SyntaxKind::Dot) {
            let here = self.here();
            let fix = Fix::new("remove it", here, "");
            let error = SyntaxError::new(here, "the name of a package has no leading dot");
            self.tell(error.fix(fix));
        }
        if self.at(SyntaxKind::String) {
            let error = self.without_quotes("a package name");
            self.tell(error);
            self.take_error();
        } else {
            self.path("a package name");
        }
        self.end_statement();
        self.close(node);
    }

    fn import(&mut self) {
        let node = self.open(SyntaxKind::ImportDecl);
        self.keyword("import");
        if self.at_line_start() && self.declaration_begins(0) {
            self.expected("the path of a file in quotes");
            return self.close(node);
        }
        let word = matches!(self.word(0), "public" | "weak" | "option");
        let meant = self.meant(&["public", "weak", "option"]);
        if word {
            self.take();
        } else if let Some(meant) = meant.filter(|_| self.nth_is(1, SyntaxKind::String)) {
            self.take_as(meant);
        }
        if self.at(SyntaxKind::Ident) && self.nth_is(1, SyntaxKind::String) {
            self.expected("the path of a file in quotes");
            self.take_error();
        }
        use SyntaxKind::{Dot, Ident, LAngle, Minus, RAngle, Slash};
        let bare = [Ident, Dot, Slash, Minus, LAngle, RAngle];
        self.string("the path of a file in quotes", &bare);
        self.end_statement();
        self.close(node);
    }

    /// `export` or `local` and what they are for.
    fn visible(&mut self) {
        if self.at_visibility() {
            let message = self.word(1) == "message";
            return self.block(if message { "message" } else { "enum" });
        }
        self.misplaced_visibility();
        let block = self.at(SyntaxKind::Ident) && self.nth_is(1, SyntaxKind::LBrace);
        if block || self.at(SyntaxKind::Equals) {
            self.skip_statement();
        }
    }
}
