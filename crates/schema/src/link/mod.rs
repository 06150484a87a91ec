//! Lowered files to linked ones: names resolved, options interpreted, features passed on, each file after its imports.

mod builtin;
mod clash;
mod declare;
mod described;
mod elements;
mod features;
mod file;
mod hash;
mod missing;
mod options;
mod order;
mod pool;
mod resolve;
mod scope;
mod table;
#[cfg(test)]
mod tests;
mod visible;
mod world;

use std::sync::Arc;

use playground_protos::descriptor::FileDescriptorProto;
use prost::Message;
use prost::encoding::{WireType, encode_key, encode_varint};

pub(crate) use self::builtin::{Builtin, builtin};
pub(crate) use self::declare::PACKAGE_PARTS;
pub(crate) use self::described::features_of;
pub(crate) use self::hash::Quick;
pub(crate) use self::pool::Pool;

use self::declare::Declared;
use self::elements::tag;
use self::file::Job;
use self::order::{Apart, Order};
use self::table::Table;
use crate::finding::Finding;
use crate::ir::{Lowered, Path};
use crate::places::Moved;
use crate::view::Features;

/// The file whose messages all options are.
pub(crate) const DESCRIPTOR: &str = "google/protobuf/descriptor.proto";

/// A file to be linked.
#[derive(Clone)]
pub(crate) struct Unit {
    /// The path others import it by.
    pub(crate) path: Arc<str>,
    /// The file.
    pub(crate) lowered: Arc<Lowered>,
    /// For each `dependency` of the descriptor, which unit it is; none if it is missing.
    pub(crate) imports: Vec<Option<usize>>,
    /// The same for each `option_dependency`.
    pub(crate) option_imports: Vec<Option<usize>>,
    /// It comes with the compiler, so its names are taken only where it is imported.
    pub(crate) comes_along: bool,
    /// What came of it before, taken again if neither it nor what it imports has changed.
    pub(crate) previous: Option<Arc<Linked>>,
}

/// A file, linked.
#[derive(Debug)]
pub(crate) struct Linked {
    /// Its path.
    pub(crate) path: Arc<str>,
    /// What it was made of.
    pub(crate) lowered: Arc<Lowered>,
    /// Names resolved, options interpreted; [`Linked::encode`] has the places, too.
    pub(crate) descriptor: FileDescriptorProto,
    /// What holds for its elements.
    pub(crate) features: Features,
    /// What is wrong with it; names declared twice are told by [`Pool::findings`].
    pub(crate) findings: Vec<Finding>,
    /// Paths of the imports that nothing uses, as `protoc` counts it.
    pub(crate) unused: Vec<Path>,
    declared: Arc<Declared>,
    /// The imports it was linked with.
    imports: Vec<Option<Arc<Linked>>>,
    /// Where what option statements set belongs.
    option_paths: Moved,
}

impl Linked {
    /// The descriptor encoded as `protoc --include_source_info` writes it.
    pub(crate) fn encode(&self) -> Vec<u8> {
        self.with_places(&self.descriptor)
    }

    /// Another form of its descriptor, encoded, with its places.
    pub(crate) fn with_places(&self, descriptor: &FileDescriptorProto) -> Vec<u8> {
        let lowered = &self.lowered;
        let places = lowered.places.encode(&lowered.text, &self.option_paths);
        with_source_info(descriptor, &places)
    }
}

/// A descriptor without `source_code_info`, encoded, with that, encoded.
pub(crate) fn with_source_info(descriptor: &FileDescriptorProto, info: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(descriptor.encoded_len() + info.len() + 16);
    // There is room for it.
    let _ = descriptor.encode(&mut out);
    // Fields go by their numbers, and these are the only ones that come after it.
    let after = FileDescriptorProto {
        syntax: descriptor.syntax.clone(),
        edition: descriptor.edition,
        option_dependency: descriptor.option_dependency.clone(),
        ..FileDescriptorProto::default()
    };
    out.truncate(out.len().saturating_sub(after.encoded_len()));
    encode_key(tag::SOURCE_CODE_INFO, WireType::LengthDelimited, &mut out);
    encode_varint(info.len() as u64, &mut out);
    out.extend_from_slice(info);
    out.extend(after.encode_to_vec());
    out
}

/// Links files; `library` tells which file that could be imported defines a full name.
pub(crate) fn link(
    units: &[Unit],
    builtin: &Builtin,
    library: &dyn Fn(&str) -> Option<String>,
) -> Pool {
    let mut units = units.to_vec();
    if !units.iter().any(|unit| unit.path.as_ref() == DESCRIPTOR) {
        units.push(builtin.unit());
    }
    let order = Order::new(&units);
    let sorted = order.units.iter().filter_map(|index| units.get(*index));
    let sorted: Vec<&Unit> = sorted.collect();
    let declared: Vec<_> = sorted.iter().map(|unit| declared(unit)).collect();
    let mut apart = Apart::new(&order, sorted.clone());
    let (table, clashes) = Table::new(declared.clone(), &mut apart);
    let paths: Vec<_> = sorted.iter().map(|unit| Arc::clone(&unit.path)).collect();
    let lowered: Vec<_> = sorted
        .iter()
        .map(|unit| Arc::clone(&unit.lowered))
        .collect();
    let mut done: Vec<Option<Arc<Linked>>> = vec![None; sorted.len()];
    for (index, (unit, declared)) in sorted.iter().zip(&declared).enumerate() {
        let job = Job {
            unit,
            own: index as u32,
            declared,
            order: &order,
            table: &table,
            done: &done,
            paths: &paths,
            lowered: &lowered,
            defaults: builtin.defaults(),
            library,
        };
        let linked = job.link();
        if let Some(slot) = done.get_mut(index) {
            *slot = Some(linked);
        }
    }
    let clashes = clash::findings(&table, &clashes, &apart, &paths, &lowered);
    let beside = std::mem::take(&mut apart.beside);
    Pool::new(done, table, order, clashes, beside)
}

fn declared(unit: &Unit) -> Arc<Declared> {
    match &unit.previous {
        Some(previous) if Arc::ptr_eq(&previous.lowered, &unit.lowered) => {
            Arc::clone(&previous.declared)
        }
        _ => Arc::new(Declared::new(&unit.lowered.descriptor)),
    }
}
