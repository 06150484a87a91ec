//! Links one file with its import closure in a pool of its own: in a shared pool, packages of files that are
//! not imported would shadow outer scopes.

use std::collections::HashSet;

use prost_reflect::{DescriptorError, DescriptorPool};
use prost_types::FileDescriptorProto;

use crate::fault::{Fault, of_link};
use crate::graph::{Graph, Target};
use crate::line_index::LineIndex;
use crate::names::{Names, last_part};
use crate::parsed::Parsed;
use crate::patch::Patched;
use crate::recover::parse_text;
use crate::semantic::{Muted, explain};
use crate::statement::Statements;
use crate::{Diagnostic, Span, bundled};

/// How often a file is linked again without the statements that were wrong, to see what they hid.
const MAX_ROUNDS: usize = 6;
/// Steps of work that finding the places of errors may take: the linker searches the text from its start for each.
const PLACE_BUDGET: usize = 50_000_000;

/// From this many elements on it is counted first how many errors there are, before the linker looks for their places.
const MANY_PLACES: usize = 10_000;
/// Most errors told of one file.
const MAX_TOLD: usize = 200;

/// A file after linking.
#[derive(Debug, Clone, Default)]
pub(crate) struct Linked {
    /// The encoded descriptor with resolved names and options; what could be linked of it, if it has mistakes.
    pub(crate) bytes: Vec<u8>,
    /// Nothing was found in this file, and it was linked as it is.
    pub(crate) clean: bool,
    pub(crate) findings: Vec<Diagnostic>,
    /// Names that were taken out of this file and may be missed elsewhere.
    pub(crate) lost: HashSet<String>,
    /// Any name may come from this file.
    pub(crate) opaque: bool,
}

/// What linking needs to know of the other files.
pub(crate) struct Linker<'a> {
    pub(crate) files: &'a [&'a Parsed],
    pub(crate) graph: &'a Graph,
    pub(crate) names: &'a Names,
    /// By file; those imported by the one to be linked are there.
    pub(crate) linked: Vec<Option<Linked>>,
}

impl Linker<'_> {
    /// Links a file whose imports are linked.
    pub(crate) fn link(&self, index: usize) -> Linked {
        let Some(file) = self.files.get(index) else {
            return Linked::default();
        };
        let mut linked = Linked {
            lost: file.lost.clone(),
            opaque: file.opaque,
            ..Linked::default()
        };
        linked.opaque |= self.graph.cyclic.contains(&index);
        let mut base = DescriptorPool::new();
        let sound = self.add_imports(&mut base, index, &file.path, &mut HashSet::new());
        let muted = self.muted(index, file, !sound);
        match file.descriptor.as_ref().filter(|_| !file.opaque) {
            Some(descriptor) => {
                let rounds = Rounds::new(file, self.names, muted, &base);
                rounds.run(descriptor.clone(), &mut linked);
            }
            None => linked.bytes = encode_stub(&file.path),
        }
        linked.clean &= sound && file.findings.is_empty() && !linked.opaque;
        linked
    }

    /// Adds what a file imports to a pool, imports of imports first; false if a part of it is missing or broken.
    fn add_imports(
        &self,
        pool: &mut DescriptorPool,
        index: usize,
        root: &str,
        done: &mut HashSet<usize>,
    ) -> bool {
        let mut sound = true;
        for (import, target) in self.graph.of(index) {
            let added = match target {
                Target::Bundled => add_bundled(pool, &import.path),
                Target::None => {
                    // Fails only if a file of that name is there, and then nothing is to be done.
                    sound = false;
                    import.path == root
                        || pool.add_file_descriptor_proto(stub(&import.path)).is_ok()
                }
                Target::File(to) => self.add_file(pool, *to, root, done),
            };
            sound &= added;
        }
        sound
    }

    fn add_file(
        &self,
        pool: &mut DescriptorPool,
        index: usize,
        root: &str,
        done: &mut HashSet<usize>,
    ) -> bool {
        if !done.insert(index) {
            return true;
        }
        let below = self.add_imports(pool, index, root, done);
        let (Some(file), Some(Some(linked))) = (self.files.get(index), self.linked.get(index))
        else {
            return false;
        };
        if pool
            .decode_file_descriptor_proto(linked.bytes.as_slice())
            .is_ok()
        {
            return below && linked.clean;
        }
        // Two imports that do not go together; the pair is told by whoever compares names.
        let _ = pool.add_file_descriptor_proto(stub(&file.path));
        false
    }

    /// Which "not defined" errors may be the fault of another mistake.
    fn muted(&self, index: usize, file: &Parsed, broken: bool) -> Muted {
        let mut muted = Muted {
            words: file.lost.clone(),
            all: false,
        };
        let mut seen = HashSet::new();
        for (_, target) in self.graph.of(index) {
            self.mute(*target, &mut muted, &mut seen);
        }
        // A clash between imports: what was left out is not known.
        let explained = self.graph.of(index).iter().any(|(_, target)| match target {
            Target::File(to) => !self
                .linked
                .get(*to)
                .is_some_and(|linked| linked.as_ref().is_some_and(|l| l.clean)),
            Target::None => true,
            Target::Bundled => false,
        });
        muted.all |= broken && !explained;
        muted
    }

    fn mute(&self, target: Target, muted: &mut Muted, seen: &mut HashSet<usize>) {
        match target {
            Target::None => muted.all = true,
            Target::Bundled => {}
            Target::File(to) => {
                if !seen.insert(to) {
                    return;
                }
                if let Some(Some(linked)) = self.linked.get(to) {
                    muted.all |= linked.opaque;
                    muted.words.extend(linked.lost.iter().cloned());
                }
                for (_, target) in self.graph.of(to).iter().filter(|(import, _)| import.public) {
                    self.mute(*target, muted, seen);
                }
            }
        }
    }
}

/// Links one file again and again, each time without what was found to be wrong.
struct Rounds<'a> {
    file: &'a Parsed,
    names: &'a Names,
    muted: Muted,
    base: &'a DescriptorPool,
    text: Statements,
    patched: Patched,
}

impl<'a> Rounds<'a> {
    fn new(file: &'a Parsed, names: &'a Names, muted: Muted, base: &'a DescriptorPool) -> Self {
        Self {
            file,
            names,
            muted,
            base,
            text: file.statements.clone(),
            patched: file.patched.clone(),
        }
    }

    fn run(mut self, mut descriptor: FileDescriptorProto, linked: &mut Linked) {
        let mut told: HashSet<u32> = HashSet::new();
        linked.bytes = encode_stub(&self.file.path);
        for round in 0..MAX_ROUNDS {
            let error = match self.attempt(&descriptor) {
                Ok(bytes) => {
                    linked.bytes = bytes;
                    linked.clean = round == 0;
                    linked.lost.extend(self.text.lost_words());
                    return;
                }
                Err(error) => error,
            };
            let faults = self.places(&descriptor, *error);
            for fault in &faults {
                self.tell(fault, &mut told, &mut linked.findings);
            }
            if linked.findings.len() >= MAX_TOLD {
                break;
            }
            match self.without(&faults) {
                Some(repaired) => descriptor = repaired,
                None => break,
            }
        }
        // It never linked: nothing of it can be imported.
        linked.opaque = true;
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

    /// The errors with their spans in the original text.
    fn places(&self, descriptor: &FileDescriptorProto, error: DescriptorError) -> Vec<Fault> {
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
        faults
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
        let lines = LineIndex::new(&self.patched.text);
        let at = |line: i32, column: i32| {
            lines
                .offset(u32::try_from(line).ok()?, u32::try_from(column).ok()?)
                .into()
        };
        let (start, end): (Option<u32>, Option<u32>) = match *location.span {
            [line, from, to] => (at(line, from), at(line, to)),
            [line, from, last, to] => (at(line, from), at(last, to)),
            _ => return None,
        };
        Some(self.patched.origin_span(Span {
            start: start?,
            end: end?,
        }))
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

/// A file of which nothing is known but its path.
fn stub(path: &str) -> FileDescriptorProto {
    FileDescriptorProto {
        name: Some(path.to_owned()),
        ..FileDescriptorProto::default()
    }
}

fn encode_stub(path: &str) -> Vec<u8> {
    prost::Message::encode_to_vec(&stub(path))
}

/// Adds a bundled file and what it imports to a pool.
pub(crate) fn add_bundled(pool: &mut DescriptorPool, path: &str) -> bool {
    if pool.get_file_by_name(path).is_some() {
        return true;
    }
    let Some(file) = bundled::open(path) else {
        return false;
    };
    file.dependency
        .iter()
        .all(|import| add_bundled(pool, import))
        && pool.add_file_descriptor_proto(file).is_ok()
}
