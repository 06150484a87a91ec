//! What a `.pyi` file imports: the modules of the files it uses, and of Python and protobuf what its text needs.

use std::collections::{HashMap, HashSet};

use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto, FileDescriptorProto};

use super::fields::native;
use super::names::{expression, import, is_keyword, module, needs_importlib, split};
use super::pb2::{generic_services, public};
use super::pyi::extensions;
use super::text::Text;
use super::world::World;

/// Messages of `google.protobuf` that have more than other messages.
const MIXINS: &[&str] = &[
    "Any",
    "Duration",
    "FieldMask",
    "ListValue",
    "Struct",
    "Timestamp",
];

/// The imports of a file.
pub(super) struct Imports<'w> {
    file: &'w FileDescriptorProto,
    needs: Needs,
    lines: Vec<String>,
    /// What modules are called in the text, by the path of the file.
    aliases: HashMap<&'w str, String>,
    /// Files whose names are handed on.
    public: Vec<&'w FileDescriptorProto>,
}

/// What is used of Python and protobuf.
#[derive(Default)]
struct Needs {
    datetime: bool,
    containers: bool,
    enums: bool,
    extended: bool,
    mixins: bool,
    iterable: bool,
    mapping: bool,
    optional: bool,
    union: bool,
}

impl<'w> Imports<'w> {
    /// Of a file.
    ///
    /// # Errors
    /// If an import is not in the request.
    pub(super) fn new(world: &World<'w>, file: &'w FileDescriptorProto) -> Result<Self, String> {
        let mut needs = Needs {
            enums: !file.enum_type.is_empty(),
            ..Needs::default()
        };
        for message in &file.message_type {
            needs.mixins |= has_mixin(file, message.name());
            needs.of_message(world, message);
        }
        let mut imports = Self {
            file,
            needs,
            lines: Vec::new(),
            aliases: HashMap::new(),
            public: Vec::new(),
        };
        imports.modules(world)?;
        for path in public(file) {
            imports.public.push(world.file(path)?);
        }
        Ok(imports)
    }

    /// What the module of a file is called. One that is not imported, or with importlib, is called so all the same.
    pub(super) fn alias(&self, path: &str) -> String {
        let known = self.aliases.get(path).cloned();
        known.unwrap_or_else(|| plain(&module(path)))
    }

    /// Each import, and right after it what it imports for others.
    fn modules(&mut self, world: &World<'w>) -> Result<(), String> {
        let mut seen = HashSet::new();
        let mut has_importlib = false;
        for path in &self.file.dependency {
            let imported = world.file(path)?;
            self.module(path, &mut seen, &mut has_importlib);
            for path in public(imported) {
                self.module(path, &mut seen, &mut has_importlib);
            }
        }
        Ok(())
    }

    /// The second module of a name gets a suffix. One that needs importlib takes no name.
    fn module(&mut self, path: &'w str, seen: &mut HashSet<String>, has_importlib: &mut bool) {
        let module = module(path);
        let mut numbered = plain(&module);
        while seen.contains(&numbered) {
            numbered.push_str("_1");
        }
        if needs_importlib(&module) {
            if !std::mem::replace(has_importlib, true) {
                self.lines.push("import importlib".to_owned());
            }
            self.lines
                .push(format!("{numbered} = importlib.import_module('{module}')"));
        } else {
            self.lines.push(import(&module, &numbered));
            self.aliases.insert(path, numbered.clone());
            seen.insert(numbered);
        }
    }

    /// All import statements.
    pub(super) fn write(&self, out: &mut Text) {
        if self.needs.datetime {
            out.line("import datetime");
            out.line("");
        }
        for line in &self.lines {
            out.line(line);
        }
        self.runtime(out);
        for file in &self.public {
            let module = module(file.name());
            let messages = file.message_type.iter().map(|it| it.name());
            let enums = file.enum_type.iter().map(|it| it.name());
            for name in messages.chain(enums) {
                out.line(format!("from {module} import {name} as {name}"));
            }
        }
    }

    fn runtime(&self, out: &mut Text) {
        let needs = &self.needs;
        let internal = [
            (needs.containers, "containers"),
            (needs.enums, "enum_type_wrapper"),
            (needs.extended, "python_message"),
            (needs.mixins, "well_known_types"),
        ];
        let plain = [
            (true, "descriptor"),
            (!self.file.message_type.is_empty(), "message"),
            (generic_services(self.file), "service"),
        ];
        let internal = internal.map(|(used, name)| (used, "google.protobuf.internal", name));
        let plain = plain.map(|(used, name)| (used, "google.protobuf", name));
        for (used, package, name) in internal.into_iter().chain(plain) {
            if used {
                out.line(format!("from {package} import {name} as _{name}"));
            }
        }
        let abc = [(needs.iterable, "Iterable"), (needs.mapping, "Mapping")];
        names_of("collections.abc", &abc, out);
        let typing = [
            (true, "ClassVar"),
            (needs.optional, "Optional"),
            (needs.union, "Union"),
        ];
        names_of("typing", &typing, out);
    }

    /// Extensions and values of enums that are handed on.
    pub(super) fn write_values(&self, out: &mut Text) {
        for file in &self.public {
            extensions(&file.extension, out);
            let alias = self.alias(file.name());
            for each in &file.enum_type {
                let name = expression(each.name());
                for value in &each.value {
                    out.line(format!("{}: {alias}.{name}", value.name()));
                }
            }
        }
    }
}

/// Whether the runtime adds methods to the class of a message.
pub(super) fn has_mixin(file: &FileDescriptorProto, name: &str) -> bool {
    file.package() == "google.protobuf" && MIXINS.contains(&name)
}

/// What a module is called if nothing else is.
fn plain(module: &str) -> String {
    format!("_{}", split(module).1)
}

fn names_of(module: &str, names: &[(bool, &str)], out: &mut Text) {
    let used = names.iter().filter(|(used, _)| *used);
    let used: Vec<_> = used.map(|(_, name)| format!("{name} as _{name}")).collect();
    if !used.is_empty() {
        out.line(format!("from {module} import {}", used.join(", ")));
    }
}

impl Needs {
    fn of_message(&mut self, world: &World<'_>, message: &DescriptorProto) {
        self.enums |= !message.enum_type.is_empty();
        self.extended |= !message.extension_range.is_empty();
        for nested in &message.nested_type {
            self.of_message(world, nested);
        }
        let usable = message.field.iter().filter(|it| !is_keyword(it.name()));
        for field in usable {
            self.of_field(world, field);
        }
    }

    fn of_field(&mut self, world: &World<'_>, field: &FieldDescriptorProto) {
        self.optional = true;
        let repeated = field.label() == Label::Repeated;
        self.containers |= repeated;
        if world.map_entry(field).is_some() {
            self.mapping = true;
            return;
        }
        self.iterable |= repeated;
        match field.r#type() {
            Type::Message | Type::Group => {
                self.mapping = true;
                self.union = true;
                self.datetime |= native(field).is_some();
            }
            Type::Enum => self.union = true,
            _ => {}
        }
    }
}
