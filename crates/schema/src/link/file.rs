//! One file, step by step: names, what `descriptor.proto` knows of its options, features, custom options.

use std::collections::HashMap;
use std::sync::Arc;

use playground_protos::descriptor::{FeatureSet, FileDescriptorProto};

use super::declare::Declared;
use super::elements::{self, tag};
use super::features::{self, Defaults, Set};
use super::missing::Missing;
use super::options::built::{Built, Datum};
use super::options::{self, Element, Interpreter, Phase};
use super::order::Order;
use super::resolve::Resolver;
use super::scope::Scope;
use super::table::Table;
use super::world::{Own, World};
use super::{Linked, Unit};
use crate::finding::Finding;
use crate::ir::{Lowered, OptionTarget, Path};
use crate::places::Moved;
use crate::view::Features;

/// One file and all that is known about the others.
pub(super) struct Job<'a> {
    pub(super) unit: &'a Unit,
    pub(super) own: u32,
    pub(super) declared: &'a Arc<Declared>,
    pub(super) order: &'a Order,
    pub(super) table: &'a Table,
    pub(super) done: &'a [Option<Arc<Linked>>],
    pub(super) paths: &'a [Arc<str>],
    pub(super) lowered: &'a [Arc<Lowered>],
    pub(super) defaults: &'a Defaults,
    pub(super) library: &'a dyn Fn(&str) -> Option<String>,
}

/// What linking a file brings forth besides its descriptor.
struct Work<'a> {
    scope: Scope<'a>,
    missing: Missing<'a>,
    findings: Vec<Finding>,
    option_paths: Moved,
}

impl<'a> Job<'a> {
    /// The file, linked, or what came of it before.
    pub(super) fn link(&self) -> Arc<Linked> {
        let imports = self.imports();
        if let Some(previous) = self.unchanged(&imports) {
            return previous;
        }
        let (reach, incomplete) = self.order.reach(self.unit, self.own as usize);
        let mut files = reach.keys().copied().chain([self.own]);
        let open = files.any(|file| {
            let lowered = self.lowered.get(file as usize);
            lowered.is_some_and(|lowered| lowered.open)
        });
        drop(files);
        let incomplete = incomplete || open;
        let mut work = Work {
            scope: Scope::new(self.table, self.own, reach),
            missing: Missing {
                table: self.table,
                paths: self.paths,
                lowered: self.lowered,
                own: self.own,
                library: self.library,
                incomplete,
                searches: 0,
            },
            findings: Vec::new(),
            option_paths: Moved::default(),
        };
        let mut descriptor = self.unit.lowered.descriptor.clone();
        self.resolve(&mut descriptor, &mut work);
        let features = self.options(&mut descriptor, &mut work);
        work.findings.sort_by_key(|finding| finding.span);
        work.option_paths.finish();
        Arc::new(Linked {
            path: Arc::clone(&self.unit.path),
            lowered: Arc::clone(&self.unit.lowered),
            unused: self.unused(&descriptor, &work.scope),
            descriptor,
            features,
            findings: work.findings,
            declared: Arc::clone(self.declared),
            imports,
            option_paths: work.option_paths,
        })
    }

    /// The files it imports, and the one that all files depend on.
    fn imports(&self) -> Vec<Option<Arc<Linked>>> {
        let unit = self.unit;
        let imports = unit.imports.iter().chain(&unit.option_imports);
        let imports = imports.map(|import| self.order.file(*import, self.own as usize));
        let descriptor = (self.own > 0).then_some(0);
        let files = imports.chain([descriptor]);
        let linked = files.map(|file| self.done.get(file? as usize)?.clone());
        linked.collect()
    }

    /// A file with findings is linked again: what they say depends on files it does not import.
    fn unchanged(&self, imports: &[Option<Arc<Linked>>]) -> Option<Arc<Linked>> {
        let previous = self.unit.previous.as_ref()?;
        let same = |(one, other): (&Option<Arc<Linked>>, &Option<Arc<Linked>>)| match (one, other) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        let unchanged = previous.findings.is_empty()
            && previous.path == self.unit.path
            && Arc::ptr_eq(&previous.lowered, &self.unit.lowered)
            && previous.imports.len() == imports.len()
            && previous.imports.iter().zip(imports).all(same);
        unchanged.then(|| Arc::clone(previous))
    }

    fn resolve(&self, descriptor: &mut FileDescriptorProto, work: &mut Work<'a>) {
        let mut resolver = Resolver {
            lowered: &self.unit.lowered,
            scope: &mut work.scope,
            missing: &mut work.missing,
            files: self.done,
            findings: &mut work.findings,
            path: Path::new(),
            key: false,
        };
        resolver.file(descriptor);
    }

    /// Interprets the options into the descriptor; gives the features that hold then.
    fn options(&self, descriptor: &mut FileDescriptorProto, work: &mut Work<'a>) -> Features {
        let edition = features::edition(descriptor);
        let defaults = self.defaults.of(edition);
        let mut elements = options::elements(&self.unit.lowered);
        let plain = only(defaults);
        self.interpret(descriptor, &plain, &mut elements, Phase::Known, work);
        if !features::allowed(edition) {
            refuse_features(&mut elements, &mut work.findings);
        }
        let set = set_features(&elements, &mut work.findings);
        write(descriptor, &elements);
        let features = features::resolve(descriptor, &defaults, &set);
        self.interpret(descriptor, &features, &mut elements, Phase::Custom, work);
        write(descriptor, &elements);
        self.check(descriptor, &features, &elements, edition, work);
        features
    }

    fn interpret(
        &self,
        descriptor: &FileDescriptorProto,
        features: &Features,
        elements: &mut [Element],
        phase: Phase,
        work: &mut Work<'a>,
    ) {
        let mut interpreter = Interpreter {
            world: self.world(descriptor, features),
            scope: &mut work.scope,
            lowered: &self.unit.lowered,
            path: &self.unit.path,
            missing: &mut work.missing,
            findings: &mut work.findings,
            paths: &mut work.option_paths,
        };
        interpreter.run(elements, phase);
    }

    fn check(
        &self,
        descriptor: &FileDescriptorProto,
        features: &Features,
        elements: &[Element],
        edition: i32,
        work: &mut Work<'a>,
    ) {
        let world = self.world(descriptor, features);
        let mut limits = options::check_limits(world, edition);
        let mut known = HashMap::new();
        for element in elements {
            if let Some(built) = &element.built {
                options::check_required(&world, built, &mut known, &mut work.findings);
                limits.element(built, element.target);
            }
        }
        work.findings.append(&mut limits.findings);
    }

    fn world<'w>(
        &'w self,
        descriptor: &'w FileDescriptorProto,
        features: &'w Features,
    ) -> World<'w> {
        World {
            table: self.table,
            done: self.done,
            order: self.order,
            own: Own {
                file: self.own,
                descriptor,
                features,
            },
        }
    }

    /// Public imports are for others, and a file with public imports stands for them.
    fn unused(&self, descriptor: &FileDescriptorProto, scope: &Scope<'_>) -> Vec<Path> {
        let unused = |import: &Option<usize>| {
            let file = self.order.file(*import, self.own as usize)?;
            let lowered = self.lowered.get(file as usize)?;
            let public = !lowered.descriptor.public_dependency.is_empty();
            (!public && !scope.used.contains(&file) && scope.reach.contains_key(&file))
                .then_some(())
        };
        let imports = self.unit.imports.iter().enumerate();
        let imports = imports.filter(|(index, import)| {
            !descriptor.public_dependency.contains(&(*index as i32)) && unused(import).is_some()
        });
        let options = self.unit.option_imports.iter().enumerate();
        let options = options.filter(|(_, import)| unused(import).is_some());
        imports
            .map(|(index, _)| vec![tag::DEPENDENCY, index as i32])
            .chain(options.map(|(index, _)| vec![tag::OPTION_DEPENDENCY, index as i32]))
            .collect()
    }
}

fn only(features: FeatureSet) -> Features {
    Features {
        by_path: HashMap::from([(Path::new(), Arc::new(features))]),
    }
}

/// The `features` of an element as it sets them.
fn features_of(built: &Built, target: OptionTarget) -> Option<&Built> {
    let slot = built.slots.get(&features::number(target))?;
    match slot.values.first() {
        Some(Datum::Message(features)) => Some(features),
        _ => None,
    }
}

/// Takes features out of the options of a file that cannot have them.
fn refuse_features(elements: &mut [Element], findings: &mut Vec<Finding>) {
    for element in elements {
        let number = features::number(element.target);
        let built = element.built.as_mut();
        if let Some(slot) = built.and_then(|built| built.slots.remove(&number)) {
            let finding = Finding::error(slot.span, "features are for files with an edition");
            findings.push(
                finding.help("begin the file with `edition = \"2023\";` instead of `syntax`"),
            );
        }
    }
}

/// Encodes the features that are set; a value that means nothing is refused.
fn set_features(elements: &[Element], findings: &mut Vec<Finding>) -> Set {
    let mut set = Set::default();
    for element in elements {
        let built = element.built.as_ref();
        let Some(features) = built.and_then(|built| features_of(built, element.target)) else {
            continue;
        };
        for (number, slot) in &features.slots {
            // The core features are enums; what extends them has its own rules.
            let unknown = matches!(slot.values.first(), Some(Datum::Varint(0)));
            if unknown && *number < 1000 {
                let text = "this value of a feature stands for nothing and cannot be set";
                findings.push(Finding::error(slot.span, text));
            }
        }
        set.insert(element.path.clone(), features.encode());
    }
    set
}

fn write(descriptor: &mut FileDescriptorProto, elements: &[Element]) {
    for element in elements {
        let options = elements::options_mut(descriptor, &element.path);
        if let (Some(options), Some(built)) = (options, &element.built) {
            *options = Some(built.encode());
        }
    }
}
