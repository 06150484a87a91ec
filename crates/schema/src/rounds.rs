//! Links one file again and again, each time without what was found to be wrong: the linker's phases hide each other.

use std::collections::HashSet;

use prost_reflect::DescriptorPool;
use prost_types::FileDescriptorProto;

use crate::Diagnostic;
use crate::attempt::attempt;
use crate::fault::Fault;
use crate::link::{Linked, encode_stub};
use crate::names::{Names, last_part};
use crate::parsed::{Parsed, error};
use crate::patch::Patched;
use crate::recover::parse_text;
use crate::semantic::{Muted, explain};
use crate::statement::Statements;
use crate::told::MAX_TOLD;

/// How often a file is linked again without the statements that were wrong, to see what they hid.
const MAX_ROUNDS: usize = 6;
/// A file on its way through the rounds.
pub(crate) struct Rounds<'a> {
    file: &'a Parsed,
    names: &'a Names,
    muted: Muted,
    base: &'a DescriptorPool,
    text: Statements,
    patched: Patched,
    /// A part of the file was left out because enough was told before it.
    is_cut: bool,
}

impl<'a> Rounds<'a> {
    pub(crate) fn new(
        file: &'a Parsed,
        names: &'a Names,
        muted: Muted,
        base: &'a DescriptorPool,
    ) -> Self {
        Self {
            file,
            names,
            muted,
            base,
            text: file.statements.clone(),
            patched: file.patched.clone(),
            is_cut: false,
        }
    }

    /// Links, tells what is wrong, and writes down what could be linked.
    pub(crate) fn run(mut self, mut descriptor: FileDescriptorProto, linked: &mut Linked) {
        let mut told: HashSet<u32> = HashSet::new();
        let muted = !self.muted.is_empty();
        linked.bytes = encode_stub(&self.file.path);
        for round in 0..MAX_ROUNDS {
            let refusal = match attempt(self.base, descriptor, &self.patched, &self.text) {
                Ok(bytes) => {
                    linked.bytes = bytes;
                    linked.clean = round == 0;
                    linked.lost.extend(self.text.lost_words());
                    linked.opaque |= self.is_cut;
                    return;
                }
                Err(refusal) => refusal,
            };
            let most = linked.findings.len() + MAX_TOLD;
            for fault in &refusal.faults {
                if linked.findings.len() <= most {
                    self.tell(fault, &mut told, &mut linked.findings);
                }
            }
            let end = shorten(&mut linked.findings);
            let faults = Some(&refusal.faults).filter(|_| round + 1 < MAX_ROUNDS);
            match faults.and_then(|faults| self.without(faults, end)) {
                Some(repaired) => descriptor = repaired,
                None => {
                    linked.capped = !refusal.all;
                    let silent = linked.findings.is_empty() && self.file.findings.is_empty();
                    let first = refusal.faults.first().filter(|_| silent && !muted);
                    linked.findings.extend(first.map(|fault| self.plain(fault)));
                    break;
                }
            }
        }
        // It never linked: nothing of it can be imported.
        linked.opaque = true;
    }

    /// An error in the linker's own words: a file that does not link is never silent.
    fn plain(&self, fault: &Fault) -> Diagnostic {
        let span = fault.span().unwrap_or_default();
        error(&self.file.path, span, fault.message.clone(), None)
    }

    fn tell(&self, fault: &Fault, told: &mut HashSet<u32>, findings: &mut Vec<Diagnostic>) {
        let Some(finding) = explain(self.file, &self.text, self.names, &self.muted, fault) else {
            return;
        };
        if told.insert(finding.span.start) {
            findings.push(finding);
        }
    }

    /// Reads the text again without the statements at fault and without what comes after `end`; none if nothing could
    /// be taken out.
    fn without(&mut self, faults: &[Fault], end: Option<u32>) -> Option<FileDescriptorProto> {
        let mut moved = false;
        for fault in faults {
            let Some(span) = fault.span() else { continue };
            let at = self.text.at(span.start);
            if self.text.is_removed(at) {
                continue;
            }
            let first = fault.message.starts_with("the first value")
                || fault.message.starts_with("enums must have");
            moved |= (first && self.text.put_first_value(at)) || self.text.remove_statement(at);
        }
        self.muted.words.extend(self.text.lost_words());
        if let Some(end) = end {
            self.cut(end);
        }
        for _ in 0..MAX_ROUNDS {
            if !moved {
                return None;
            }
            self.patched = self.text.patch.apply(&self.text.source);
            let faults = match parse_text(&self.file.path, &self.patched) {
                Ok(descriptor) => return Some(descriptor),
                Err(faults) => faults,
            };
            // Such as a oneof that is empty now.
            moved = false;
            for span in faults.iter().filter_map(Fault::span) {
                moved |= self
                    .text
                    .remove_statement(self.text.at(self.patched.origin(span.start)));
            }
        }
        None
    }

    /// Leaves out what comes after a mistake that is not told any more: what its phase hides before it is still to be seen.
    fn cut(&mut self, end: u32) {
        self.is_cut = true;
        self.text.cut_after(self.text.at(end));
        let names = self.names.of_file(&self.file.path);
        let later = names.filter(|(_, place)| self.file.nearest(&place.path).start > end);
        let words = later.map(|(name, _)| last_part(name).to_owned());
        self.muted.words.extend(words);
    }
}

/// Keeps the first findings, one more than are told; gives where the last of so many is.
fn shorten(findings: &mut Vec<Diagnostic>) -> Option<u32> {
    findings.sort_by_key(|finding| finding.span);
    findings.truncate(MAX_TOLD + 1);
    findings.get(MAX_TOLD).map(|last| last.span.start)
}
