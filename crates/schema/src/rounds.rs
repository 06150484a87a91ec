//! Links one file again and again, each time without what was found to be wrong: the linker's phases hide each other.

use std::collections::HashSet;

use prost_reflect::{DescriptorError, DescriptorPool};
use prost_types::FileDescriptorProto;

use crate::fault::{Fault, of_link};
use crate::line_index::LineIndex;
use crate::link::{Linked, encode_stub};
use crate::names::{Names, last_part};
use crate::parsed::{Parsed, say_more};
use crate::patch::Patched;
use crate::recover::parse_text;
use crate::semantic::{Muted, explain};
use crate::statement::Statements;
use crate::{Diagnostic, Span};

/// How often a file is linked again without the statements that were wrong, to see what they hid.
const MAX_ROUNDS: usize = 6;
/// Steps of work that finding the places of errors may take: the linker searches the text from its start for each.
const PLACE_BUDGET: usize = 50_000_000;
/// From this many elements on it is counted first how many errors there are, before the linker looks for their places.
const MANY_PLACES: usize = 10_000;
/// Most errors told of one file.
const MAX_TOLD: usize = 200;

/// A file on its way through the rounds.
pub(crate) struct Rounds<'a> {
    file: &'a Parsed,
    names: &'a Names,
    muted: Muted,
    base: &'a DescriptorPool,
    text: Statements,
    patched: Patched,
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
        }
    }

    /// Links, tells what is wrong, and writes down what could be linked.
    pub(crate) fn run(mut self, mut descriptor: FileDescriptorProto, linked: &mut Linked) {
        let mut told: HashSet<u32> = HashSet::new();
        // Some errors have no place that could be found in time, or come to light only when others are mended.
        let mut more = false;
        linked.bytes = encode_stub(&self.file.path);
        for round in 0..MAX_ROUNDS {
            let error = match self.attempt(&descriptor) {
                Ok(bytes) => {
                    linked.bytes = bytes;
                    linked.clean = round == 0;
                    linked.lost.extend(self.text.lost_words());
                    if more {
                        say_more(&mut linked.findings);
                    }
                    return;
                }
                Err(error) => error,
            };
            let (faults, all) = self.places(&descriptor, *error);
            more |= !all;
            for fault in &faults {
                self.tell(fault, &mut told, &mut linked.findings);
            }
            if linked.findings.len() >= MAX_TOLD {
                more = true;
                break;
            }
            match self.without(&faults) {
                Some(repaired) => descriptor = repaired,
                None => break,
            }
        }
        // It never linked: nothing of it can be imported.
        linked.opaque = true;
        if more {
            say_more(&mut linked.findings);
        }
        if linked.findings.is_empty() && self.file.findings.is_empty() && self.muted.is_empty() {
            let span = self.text.span(0);
            linked.findings.push(crate::parsed::error(
                &self.file.path,
                span,
                "this file cannot be linked".to_owned(),
                None,
            ));
        }
    }

    fn attempt(&self, descriptor: &FileDescriptorProto) -> Result<Vec<u8>, Box<DescriptorError>> {
        let places = descriptor
            .source_code_info
            .as_ref()
            .map_or(0, |info| info.location.len());
        if places > MANY_PLACES {
            let bare = FileDescriptorProto {
                source_code_info: None,
                ..descriptor.clone()
            };
            if let Err(error) = self.base.clone().add_file_descriptor_proto(bare) {
                let count = of_link(&error).len();
                if count.saturating_mul(places) > PLACE_BUDGET {
                    return Err(Box::new(error));
                }
            }
        }
        let mut pool = self.base.clone();
        pool.add_file_descriptor_proto(descriptor.clone())?;
        Ok(pool
            .get_file_by_name(&self.file.path)
            .map(|file| file.encode_to_vec())
            .unwrap_or_default())
    }

    /// The errors with their spans in the original text, and whether a place was found for each.
    fn places(
        &self,
        descriptor: &FileDescriptorProto,
        error: DescriptorError,
    ) -> (Vec<Fault>, bool) {
        let first = self.first_place(descriptor, &error);
        let count = of_link(&error).len();
        let ascii = self.patched.ascii();
        let prefix = ascii
            .get(..ascii.len().min(PLACE_BUDGET / (4 * count).max(1)))
            .unwrap_or(&ascii);
        let own = error.file() == Some(self.file.path.as_str());
        let mut faults = of_link(&if own {
            error.with_source_code(prefix)
        } else {
            error
        });
        for fault in &mut faults {
            for (span, _) in &mut fault.labels {
                *span = self.patched.origin_span(*span);
            }
        }
        let mut found = HashSet::new();
        for fault in faults.iter_mut().take(MAX_TOLD) {
            let place = self.find_place(fault, &mut found);
            fault
                .labels
                .extend(place.map(|span| (span, "found here".to_owned())));
        }
        if let Some(fault) = faults.first_mut().filter(|fault| fault.labels.is_empty()) {
            let span = first.unwrap_or_else(|| self.text.span(self.text.live_from(0)));
            fault.labels.push((span, "found here".to_owned()));
        }
        faults.retain(|fault| !fault.labels.is_empty());
        let all = faults.len() == count;
        (faults, all)
    }

    /// The place of an error that the linker gives none for, or the wrong one.
    fn find_place(&self, fault: &Fault, found: &mut HashSet<usize>) -> Option<Span> {
        let quoted = fault.message.split('\'').nth(1)?;
        if fault.message.starts_with("enum number") && fault.message.contains("reserved range") {
            let range = fault.span()?;
            return self.text.enum_number(self.text.at(range.start), quoted);
        }
        if fault.labels.is_empty() {
            self.find_map_value(quoted, found)
        } else {
            None
        }
    }

    /// Where a name is used as the value type of a map: the linker gives no place for what is synthetic.
    fn find_map_value(&self, name: &str, found: &mut HashSet<usize>) -> Option<Span> {
        let short = last_part(name);
        let ends = |index: usize| self.text.text(index) == short && self.text.is(index + 1, b'>');
        let fresh = |index: usize| !self.text.is_removed(index) && !found.contains(&index);
        let last = (0..self.text.tokens.len()).find(|index| ends(*index) && fresh(*index))?;
        found.insert(last);
        let comma = (0..last).rev().find(|index| self.text.is(*index, b','))?;
        Some(Span {
            start: self.text.span(comma + 1).start,
            end: self.text.span(last).end,
        })
    }

    /// The place of the first error, the only one that tells where it is in the descriptor.
    fn first_place(
        &self,
        descriptor: &FileDescriptorProto,
        error: &DescriptorError,
    ) -> Option<Span> {
        let path = error.path()?;
        let info = descriptor.source_code_info.as_ref()?;
        // The closest element that has a place: a synthetic one has none.
        let location = (1..=path.len()).rev().find_map(|len| {
            info.location
                .iter()
                .find(|location| Some(location.path.as_slice()) == path.get(..len))
        })?;
        let span = LineIndex::new(&self.patched.text).span(&location.span)?;
        Some(self.patched.origin_span(span))
    }

    fn tell(&self, fault: &Fault, told: &mut HashSet<u32>, findings: &mut Vec<Diagnostic>) {
        if findings.len() >= MAX_TOLD {
            return;
        }
        let Some(finding) = explain(self.file, &self.text, self.names, &self.muted, fault) else {
            return;
        };
        if told.insert(finding.span.start) {
            findings.push(finding);
        }
    }

    /// Reads the text again without the statements at fault; none if nothing could be taken out.
    fn without(&mut self, faults: &[Fault]) -> Option<FileDescriptorProto> {
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
}
