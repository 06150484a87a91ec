//! The names a file declares, each with its kind and place.

use std::sync::Arc;

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
};

use super::elements::{MESSAGE_DEPTH, tag};
use crate::ir::Path;

/// Most parts of a package; what has more is refused, and not looked into deeper.
pub(crate) const PACKAGE_PARTS: usize = 101;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Message,
    Enum,
    EnumValue,
    Field,
    Extension,
    Oneof,
    Service,
    Method,
}

impl Kind {
    /// Other names can follow it after a dot.
    pub(crate) fn is_scope(self) -> bool {
        matches!(self, Self::Message | Self::Enum | Self::Service)
    }

    /// A field can be of it.
    pub(crate) fn is_type(self) -> bool {
        matches!(self, Self::Message | Self::Enum)
    }

    /// As messages say it, with its article.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Message => "a message",
            Self::Enum => "an enum",
            Self::EnumValue => "an enum value",
            Self::Field => "a field",
            Self::Extension => "an extension",
            Self::Oneof => "a oneof",
            Self::Service => "a service",
            Self::Method => "an rpc",
        }
    }
}

/// One declared name.
#[derive(Debug, Clone)]
pub(crate) struct Symbol {
    /// Without a leading dot.
    pub(crate) name: Arc<str>,
    /// What it stands for.
    pub(crate) kind: Kind,
    /// The symbol that contains it; none at the top of the file.
    pub(crate) parent: Option<u32>,
    /// Field number and index that lead from there to it.
    pub(crate) step: (i32, usize),
}

/// Every name of a file.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    /// What contains comes before what is contained.
    pub(crate) symbols: Vec<Symbol>,
    /// The package and each package around it, innermost last.
    pub(crate) packages: Vec<Arc<str>>,
}

impl Declared {
    /// Path of a symbol in the descriptor.
    pub(crate) fn path(&self, symbol: u32) -> Path {
        let mut path = Path::new();
        let mut next = Some(symbol);
        while let Some(symbol) = next.and_then(|index| self.symbols.get(index as usize)) {
            path.push(symbol.step.1 as i32);
            path.push(symbol.step.0);
            // What contains a symbol lies before it, so this ends.
            next = symbol.parent;
        }
        path.reverse();
        path
    }

    /// Gives the path of a symbol to a function; paths that are not very long take no memory.
    pub(super) fn with_path<T>(&self, whole: u32, look: impl FnOnce(&[i32]) -> T) -> T {
        let mut steps = [0; 16];
        let mut start = steps.len();
        let mut next = Some(whole);
        while let Some(symbol) = next.and_then(|index| self.symbols.get(index as usize)) {
            let room = start.checked_sub(2);
            let pair = room.and_then(|room| steps.get_mut(room..start));
            let Some([number, index]) = pair else {
                return look(&self.path(whole));
            };
            (*number, *index) = (symbol.step.0, symbol.step.1 as i32);
            start -= 2;
            next = symbol.parent;
        }
        look(steps.get(start..).unwrap_or_default())
    }

    /// The names of a file.
    pub(crate) fn new(file: &FileDescriptorProto) -> Self {
        let mut declared = Self::default();
        let package = file.package();
        let ends = package.match_indices('.').map(|(at, _)| at);
        for end in ends
            .take(PACKAGE_PARTS)
            .chain(Some(package.len()).filter(|end| *end > 0))
        {
            let prefix = package.get(..end).unwrap_or_default();
            declared.packages.push(prefix.into());
        }
        let mut walk = Walk {
            declared,
            scope: package.to_owned(),
        };
        walk.file(file);
        walk.declared
    }
}

struct Walk {
    declared: Declared,
    scope: String,
}

impl Walk {
    fn file(&mut self, file: &FileDescriptorProto) {
        for (index, message) in file.message_type.iter().enumerate() {
            self.message(None, (tag::FILE_MESSAGE, index), message, 0);
        }
        for (index, enumeration) in file.enum_type.iter().enumerate() {
            self.enumeration(None, (tag::FILE_ENUM, index), enumeration);
        }
        for (index, service) in file.service.iter().enumerate() {
            let id = self.add(Kind::Service, None, (tag::SERVICE, index), service.name());
            let outer = self.enter(service.name());
            for (index, method) in service.method.iter().enumerate() {
                self.add(Kind::Method, id, (tag::METHOD, index), method.name());
            }
            self.scope.truncate(outer);
        }
        self.fields(Kind::Extension, None, tag::FILE_EXTENSION, &file.extension);
    }

    fn message(
        &mut self,
        parent: Option<u32>,
        step: (i32, usize),
        message: &DescriptorProto,
        depth: usize,
    ) {
        let id = self.add(Kind::Message, parent, step, message.name());
        if depth > MESSAGE_DEPTH {
            return;
        }
        let outer = self.enter(message.name());
        for (index, oneof) in message.oneof_decl.iter().enumerate() {
            self.add(Kind::Oneof, id, (tag::ONEOF, index), oneof.name());
        }
        self.fields(Kind::Field, id, tag::FIELD, &message.field);
        for (index, nested) in message.nested_type.iter().enumerate() {
            self.message(id, (tag::NESTED, index), nested, depth + 1);
        }
        for (index, enumeration) in message.enum_type.iter().enumerate() {
            self.enumeration(id, (tag::NESTED_ENUM, index), enumeration);
        }
        self.fields(Kind::Extension, id, tag::EXTENSION, &message.extension);
        self.scope.truncate(outer);
    }

    fn fields(
        &mut self,
        kind: Kind,
        parent: Option<u32>,
        number: i32,
        fields: &[FieldDescriptorProto],
    ) {
        for (index, field) in fields.iter().enumerate() {
            self.add(kind, parent, (number, index), field.name());
        }
    }

    /// Values are named as if they stood beside their enum.
    fn enumeration(
        &mut self,
        parent: Option<u32>,
        step: (i32, usize),
        enumeration: &EnumDescriptorProto,
    ) {
        let id = self.add(Kind::Enum, parent, step, enumeration.name());
        for (index, value) in enumeration.value.iter().enumerate() {
            self.add(Kind::EnumValue, id, (tag::VALUE, index), value.name());
        }
    }

    /// What lacks a name gets an empty one, whatever it lies in, and so does what lies in it.
    fn add(
        &mut self,
        kind: Kind,
        parent: Option<u32>,
        step: (i32, usize),
        name: &str,
    ) -> Option<u32> {
        let outer = self.enter(name);
        let lost = parent.and_then(|parent| self.declared.symbols.get(parent as usize));
        let lost = lost.is_some_and(|parent| parent.name.is_empty());
        let full = if name.is_empty() || lost {
            ""
        } else {
            self.scope.as_str()
        };
        let full = Arc::from(full);
        self.scope.truncate(outer);
        let id = self.declared.symbols.len() as u32;
        self.declared.symbols.push(Symbol {
            name: full,
            kind,
            parent,
            step,
        });
        Some(id)
    }

    fn enter(&mut self, name: &str) -> usize {
        let outer = self.scope.len();
        if outer > 0 {
            self.scope.push('.');
        }
        self.scope.push_str(name);
        outer
    }
}
