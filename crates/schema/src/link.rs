//! Links one file with its import closure in a pool of its own: in a shared pool, packages of files that are
//! not imported would shadow outer scopes.

use std::collections::HashSet;

use prost_reflect::DescriptorPool;
use prost_types::FileDescriptorProto;

use crate::graph::{Graph, Target};
use crate::names::Names;
use crate::parsed::Parsed;
use crate::rounds::Rounds;
use crate::semantic::Muted;
use crate::{Diagnostic, bundled};

/// A file after linking.
#[derive(Debug, Clone, Default)]
pub(crate) struct Linked {
    /// The encoded descriptor with resolved names and options; what could be linked of it, if it has mistakes.
    pub(crate) bytes: Vec<u8>,
    /// Nothing was found in this file, and it was linked as it is.
    pub(crate) clean: bool,
    pub(crate) findings: Vec<Diagnostic>,
    /// There are more mistakes than these.
    pub(crate) capped: bool,
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

/// A file of which nothing is known but its path.
fn stub(path: &str) -> FileDescriptorProto {
    FileDescriptorProto {
        name: Some(path.to_owned()),
        ..FileDescriptorProto::default()
    }
}

/// An encoded [`stub`].
pub(crate) fn encode_stub(path: &str) -> Vec<u8> {
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
