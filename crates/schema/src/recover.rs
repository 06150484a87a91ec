//! Reads a text with mistakes: tells the first one, repairs the text there, and reads again until all of it can be parsed.

use std::sync::Arc;

use prost_types::FileDescriptorProto;

use crate::braces::{Stray, strays};
use crate::depth::{MAX_DEPTH, too_deep};
use crate::fault::{Fault, of_parse};
use crate::parsed::{Parsed, imports};
use crate::patch::Patched;
use crate::scan::{clamp, scan};
use crate::statement::Statements;
use crate::syntax::{Mistake, Repair, cut_off, unexpected};
use crate::syntax_other::{explain, is_certain};
use crate::{Related, Span};

/// Largest file that is read, in bytes.
const MAX_SIZE: usize = 16 << 20;
/// Most syntax errors told of one file.
const MAX_ERRORS: usize = 100;
/// Most bytes parsed again to look for further errors in one file.
const PARSE_BUDGET: usize = 8 << 20;
const PROTO3: &str = "syntax = \"proto3\";";

/// Reads one file; mistakes become findings, never an error.
pub(crate) fn parse(path: &str, text: &str) -> Parsed {
    let mut file = Parsed {
        path: path.to_owned(),
        ..Parsed::default()
    };
    if text.len() > MAX_SIZE {
        let message = format!("this file is larger than {} MB", MAX_SIZE >> 20);
        file.push(
            Span::default(),
            message,
            Some("split it into several files".to_owned()),
        );
        file.opaque = true;
        return file;
    }
    let mut recovery = Recovery::new(file, text);
    recovery.run();
    recovery.finish()
}

struct Recovery {
    file: Parsed,
    text: Statements,
    /// A block comment that never ends starts here.
    open_comment: Option<u32>,
    /// The syntax statement is missing or was taken out, and proto3 is assumed.
    assumed: bool,
    /// The last mistake was a stray token at the top, and this is the first token after what was taken out with it.
    stray_end: Option<usize>,
    /// There are more mistakes than are told.
    capped: bool,
}

impl Recovery {
    fn new(file: Parsed, source: &str) -> Self {
        let found = scan(source);
        let mut text = Statements::new(Arc::from(source), found.tokens);
        // A byte order mark is scanned as a token of its own; the parser refuses it.
        if source.starts_with('\u{feff}') {
            text.remove(0, 1);
        }
        Self {
            file,
            text,
            open_comment: found.open_comment,
            assumed: false,
            stray_end: None,
            capped: false,
        }
    }

    fn run(&mut self) {
        if let Some(span) = too_deep(&self.text.tokens) {
            let help = format!("at most {MAX_DEPTH} levels of brackets are read");
            self.file
                .push(span, "nested too deep".to_owned(), Some(help));
            self.file.opaque = true;
            return;
        }
        let first = self.first();
        if self.text.text(first) == "edition" && self.text.is(first + 1, b'=') {
            self.edition(first);
        }
        let mut faults = match self.attempt() {
            Ok(()) => return,
            Err(faults) => faults,
        };
        self.repair_frame();
        let mut left = PARSE_BUDGET.max(self.text.source.len() * 2);
        while left >= self.text.source.len() {
            left = left.saturating_sub(self.text.source.len().max(64));
            match self.attempt() {
                Ok(()) => return,
                Err(found) => faults = found,
            }
            if !self.handle(&faults) {
                break;
            }
        }
        if self.attempt().is_err() {
            self.tell_unread(&faults);
            self.capped |= left < self.text.source.len();
        }
    }

    fn first(&self) -> usize {
        self.text.live_from(0)
    }

    /// Parses the repaired text.
    fn attempt(&mut self) -> Result<(), Vec<Fault>> {
        let patched = self.text.patch.apply(&self.text.source);
        let result = parse_text(&self.file.path, &patched);
        self.file.patched = patched;
        match result {
            Ok(descriptor) => {
                self.file.descriptor = Some(descriptor);
                Ok(())
            }
            Err(faults) => Err(faults),
        }
    }

    /// Editions are told once; the rest is read as proto3 for the outline alone.
    fn edition(&mut self, first: usize) {
        let span = self.text.span(first);
        let message = format!(
            "editions are not supported yet: {}",
            self.text.text(first + 2).trim_matches('"')
        );
        let help = "use syntax = \"proto3\"; for now".to_owned();
        let end = Span {
            start: span.start,
            end: self.text.span(first + 2).end,
        };
        self.file.push(end, message, Some(help));
        self.file.opaque = true;
        self.text.remove_statement(first);
        self.assume_proto3();
    }

    /// Puts a syntax statement before everything; false if that was done before.
    fn assume_proto3(&mut self) -> bool {
        let start = if self.text.source.starts_with('\u{feff}') {
            3
        } else {
            0
        };
        !std::mem::replace(&mut self.assumed, true)
            && self.text.patch.insert(Span { start, end: start }, PROTO3)
    }

    /// An open comment first, then braces without a partner: they make everything after them look wrong.
    fn repair_frame(&mut self) {
        let end = clamp(self.text.source.len());
        let silent = self.open_comment.is_some();
        if let Some(start) = self.open_comment {
            let sign = Span {
                start,
                end: start + 2,
            };
            self.tell(sign, "this comment is not closed", Some("add '*/'"));
            self.text.patch.blank(Span { start, end });
        }
        let mut last = None;
        for stray in strays(&self.text.source, &self.text.tokens) {
            match stray {
                Stray::Unclosed { open, before } => {
                    if !silent {
                        self.tell(
                            self.text.span(open),
                            "this '{' is never closed",
                            Some("add '}'"),
                        );
                    }
                    self.text.close_before(before);
                }
                Stray::Extra { close } => {
                    // A run of them is one mistake.
                    if last.replace(close).is_none_or(|last| last + 1 != close) {
                        self.tell(
                            self.text.span(close),
                            "this '}' closes nothing",
                            Some("remove it"),
                        );
                    }
                    self.text.remove(close, close + 1);
                }
            }
        }
    }

    fn tell(&mut self, span: Span, message: &str, help: Option<&str>) {
        // An edition's own syntax is no mistake: only the edition is told.
        if self.has_room() {
            self.file
                .push(span, message.to_owned(), help.map(str::to_owned));
        }
    }

    /// Whether one more mistake is told of this file.
    fn has_room(&mut self) -> bool {
        self.capped |= self.file.findings.len() >= MAX_ERRORS;
        !self.file.opaque && !self.capped
    }

    /// Tells and repairs the first error, or all of them if each is certain; false if there is no way on.
    fn handle(&mut self, faults: &[Fault]) -> bool {
        let certain = faults
            .first()
            .is_some_and(|fault| is_certain(&fault.message));
        if certain && self.unlabelled(faults) {
            return true;
        }
        let mut moved = false;
        for fault in faults.iter().take(if certain { faults.len() } else { 1 }) {
            moved |= self.handle_one(fault);
        }
        moved
    }

    /// Without a syntax statement every field lacks a label: that is one mistake. True if it was dealt with.
    fn unlabelled(&mut self, faults: &[Fault]) -> bool {
        let missing = |fault: &Fault| fault.message.starts_with("fields must have a label");
        let first = self.first();
        if self.text.text(first) == "syntax" || !faults.iter().any(missing) || self.assumed {
            return false;
        }
        // What stands before may have been the syntax statement.
        let start = self.text.span(first).start;
        if !self
            .file
            .findings
            .iter()
            .any(|finding| finding.span.start < start || finding.message.contains("syntax"))
        {
            let message =
                "no syntax statement: without it this is proto2, where every field needs a label";
            self.tell(
                self.text.span(first),
                message,
                Some("start the file with syntax = \"proto3\";"),
            );
        }
        self.assume_proto3()
    }

    fn handle_one(&mut self, fault: &Fault) -> bool {
        let Some(mistake) = self.explain(fault) else {
            return false;
        };
        let wrong = match mistake.repair {
            Repair::Statement(index) => Some(index),
            _ => None,
        };
        let follows = mistake.stray && wrong.is_some() && self.stray_end == wrong;
        let emptied = fault.message.starts_with("a oneof must have")
            && fault
                .span()
                .is_some_and(|span| self.text.lost_within(self.file.patched.origin_span(span)));
        let stray = mistake.stray;
        let repair = mistake.repair;
        if !follows && !emptied {
            self.push(mistake);
        }
        let moved = self.repair(repair);
        self.stray_end = wrong
            .filter(|_| stray)
            .map(|index| self.text.live_from(index));
        moved
    }

    fn explain(&self, fault: &Fault) -> Option<Mistake> {
        let expected = fault
            .message
            .strip_prefix("expected ")
            .filter(|rest| !rest.starts_with("value to be"));
        if let Some(expected) =
            expected.and_then(|rest| rest.strip_suffix(", but reached end of file"))
        {
            return cut_off(&self.text, expected);
        }
        let span = self.file.patched.origin_span(fault.span()?);
        if let Some((expected, _)) = expected.and_then(|rest| rest.split_once(", but found '")) {
            return Some(unexpected(
                &self.text,
                expected,
                self.text.live_from(self.text.at(span.start)),
            ));
        }
        let labels = fault
            .labels
            .iter()
            .map(|(span, text)| (self.file.patched.origin_span(*span), text.clone()));
        Some(explain(
            &self.text,
            &Fault {
                labels: labels.collect(),
                ..fault.clone()
            },
            span,
        ))
    }

    fn push(&mut self, mistake: Mistake) {
        if !self.has_room() {
            return;
        }
        self.file.push(mistake.span, mistake.message, mistake.help);
        let path = self.file.path.clone();
        if let (Some((span, message)), Some(finding)) =
            (mistake.related, self.file.findings.last_mut())
        {
            finding.related.push(Related {
                path,
                span,
                message,
            });
        }
    }

    fn repair(&mut self, repair: Repair) -> bool {
        match repair {
            Repair::Statement(index) => {
                let syntax = self.text.start_of(index) == self.first()
                    && self.text.text(self.first()) == "syntax";
                let moved = self.text.remove_statement(index);
                if syntax {
                    self.assume_proto3();
                }
                moved
            }
            Repair::Token(index) => self.text.remove(index, index + 1),
            Repair::Range(span) => {
                self.text.patch.blank(span);
                span.end > span.start
            }
            Repair::Semicolon(index) => {
                self.text.insert_after(index, ";") || self.text.remove_statement(index)
            }
            Repair::Word(index, word) => {
                self.text.replace(index, word) || self.text.remove_statement(index)
            }
            Repair::Label(index) => {
                let start = self.text.span(index).start;
                self.text
                    .patch
                    .insert(Span { start, end: start }, "optional ")
                    || self.text.remove_statement(index)
            }
        }
    }

    /// A text that stays unreadable is never silent.
    fn tell_unread(&mut self, faults: &[Fault]) {
        self.file.descriptor = None;
        self.file.opaque = true;
        if self.file.findings.is_empty() {
            let message = faults.first().map_or_else(
                || "cannot be read".to_owned(),
                |fault| fault.message.clone(),
            );
            self.file.push(self.text.span(self.first()), message, None);
        }
    }

    fn finish(mut self) -> Parsed {
        self.file.capped = self.capped;
        self.file.assumed = self.assumed;
        self.file.lost = self.text.lost_words();
        self.file.imports = imports(&self.text);
        self.file.statements = self.text;
        self.file
    }
}

/// Parses a repaired text.
pub(crate) fn parse_text(path: &str, patched: &Patched) -> Result<FileDescriptorProto, Vec<Fault>> {
    protox_parse::parse(path, &patched.text).map_err(|error| of_parse(&error))
}
