//! Everything that has a name in an image, by full name.

use std::collections::{HashMap, HashSet};

use crate::image::{Enum, Field, File, Image, Message};
use crate::text::{around, join};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Message,
    Enum,
    Value,
    Field,
    Extension,
    Oneof,
    Service,
    Method,
}

impl Kind {
    /// A field can be of it.
    pub(crate) fn is_type(self) -> bool {
        matches!(self, Self::Message | Self::Enum)
    }

    /// Other names can follow it after a dot.
    pub(crate) fn is_scope(self) -> bool {
        self.is_type() || self == Self::Service
    }

    /// In words.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Enum => "enum",
            Self::Value => "enum value",
            Self::Field => "field",
            Self::Extension => "extension",
            Self::Oneof => "oneof",
            Self::Service => "service",
            Self::Method => "method",
        }
    }
}

/// Something that has a name.
#[derive(Debug, Clone)]
pub(crate) struct Symbol {
    /// What it is.
    pub(crate) kind: Kind,
    /// Index of its file in the image.
    pub(crate) file: usize,
    /// Path in the descriptor of the file.
    pub(crate) path: Vec<i32>,
    /// Full name of the type of a field or of what a method takes; empty if there is none.
    pub(crate) of: String,
    /// Full name of what a method gives.
    pub(crate) gives: String,
    /// It is a field written as a group, whose name is that of its message.
    pub(crate) group: bool,
    /// Nobody wrote it.
    pub(crate) synthetic: bool,
}

/// The symbols of an image.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    by_name: HashMap<String, Symbol>,
    by_place: HashMap<(usize, Vec<i32>), String>,
    packages: Vec<String>,
    all_packages: HashSet<String>,
}

impl Symbols {
    /// Those of all files.
    pub(crate) fn new(image: &Image<'_>) -> Self {
        let mut symbols = Self::default();
        for (index, file) in image.files().iter().enumerate() {
            symbols.packages.push(file.package().to_owned());
            symbols.file(index, file);
        }
        symbols.all_packages = with_outer(symbols.packages.iter().cloned());
        symbols
    }

    /// What a full name stands for.
    pub(crate) fn get(&self, name: &str) -> Option<&Symbol> {
        self.by_name.get(name)
    }

    /// The full name of the element with a path in a file.
    pub(crate) fn full_name(&self, file: usize, path: &[i32]) -> Option<&str> {
        let name = self.by_place.get(&(file, path.to_vec()));
        name.map(String::as_str)
    }

    /// The package of a file by its index.
    pub(crate) fn package(&self, file: usize) -> &str {
        self.packages.get(file).map_or("", String::as_str)
    }

    /// Whether a full name is a package, or one around it, of any file.
    pub(crate) fn is_package(&self, name: &str) -> bool {
        self.all_packages.contains(name)
    }

    /// The field of a message that a literal names: by its name, or as a group by that of its message.
    pub(crate) fn literal_field(&self, message: &str, name: &str) -> Option<String> {
        let field = join(message, name);
        if self
            .get(&field)
            .is_some_and(|found| found.kind == Kind::Field)
        {
            return Some(field);
        }
        let field = join(message, &name.to_ascii_lowercase());
        let of = &self.get(&field)?.of;
        let named = self.get(of).is_some() && crate::text::short(of) == name;
        (named && around(of) == around(&field)).then_some(field)
    }

    fn file(&mut self, index: usize, file: &File<'_>) {
        self.fields(index, &file.extensions);
        file.messages.iter().for_each(|it| self.message(index, it));
        file.enums.iter().for_each(|it| self.enumeration(index, it));
        for service in &file.services {
            self.add(
                &service.full_name,
                Symbol::new(Kind::Service, index, &service.path),
            );
            for method in &service.methods {
                let symbol = Symbol {
                    of: method.input().to_owned(),
                    gives: method.output().to_owned(),
                    ..Symbol::new(Kind::Method, index, &method.path)
                };
                self.add(&method.full_name, symbol);
            }
        }
    }

    fn message(&mut self, index: usize, it: &Message<'_>) {
        let symbol = Symbol {
            synthetic: it.map_entry,
            ..Symbol::new(Kind::Message, index, &it.path)
        };
        self.add(&it.full_name, symbol);
        self.fields(index, &it.fields);
        self.fields(index, &it.extensions);
        for oneof in &it.oneofs {
            let symbol = Symbol {
                synthetic: oneof.synthetic,
                ..Symbol::new(Kind::Oneof, index, &oneof.path)
            };
            self.add(&oneof.full_name, symbol);
        }
        it.messages.iter().for_each(|it| self.message(index, it));
        it.enums.iter().for_each(|it| self.enumeration(index, it));
    }

    fn fields(&mut self, index: usize, fields: &[Field<'_>]) {
        for field in fields {
            let kind = match field.is_extension() {
                true => Kind::Extension,
                false => Kind::Field,
            };
            let symbol = Symbol {
                of: field.type_name().to_owned(),
                group: field.is_group_type(),
                ..Symbol::new(kind, index, &field.path)
            };
            self.add(&field.full_name, symbol);
        }
    }

    fn enumeration(&mut self, index: usize, it: &Enum<'_>) {
        self.add(&it.full_name, Symbol::new(Kind::Enum, index, &it.path));
        for value in &it.values {
            let name = join(around(&it.full_name), value.proto.name());
            self.add(&name, Symbol::new(Kind::Value, index, &value.path));
        }
    }

    fn add(&mut self, name: &str, symbol: Symbol) {
        let place = (symbol.file, symbol.path.clone());
        self.by_place.insert(place, name.to_owned());
        self.by_name.entry(name.to_owned()).or_insert(symbol);
    }
}

impl Symbol {
    fn new(kind: Kind, file: usize, path: &[i32]) -> Self {
        Self {
            kind,
            file,
            path: path.to_vec(),
            of: String::new(),
            gives: String::new(),
            group: false,
            synthetic: false,
        }
    }
}

/// What one file sees.
#[derive(Debug, Default)]
pub(crate) struct Visible {
    /// The files it imports and what these import publicly, and itself; and those that it sees in options only.
    pub(crate) files: [HashSet<usize>; 2],
    /// Their packages, and those around them.
    pub(crate) packages: HashSet<String>,
}

/// What a file of an image sees.
pub(crate) fn visible(image: &Image<'_>, file: &File<'_>, own: usize) -> Visible {
    let closure = |paths: &[String]| {
        let mut seen = HashSet::new();
        let mut todo: Vec<&str> = paths.iter().map(String::as_str).collect();
        while let Some(path) = todo.pop() {
            let Some((index, file)) = image.at(path) else {
                continue;
            };
            if seen.insert(index) {
                todo.extend(file.public_imports());
            }
        }
        seen
    };
    let mut all = closure(&file.proto.dependency);
    all.insert(own);
    let options = closure(&file.proto.option_dependency);
    let files = all
        .iter()
        .chain(&options)
        .filter_map(|file| image.files().get(*file));
    Visible {
        packages: with_outer(files.map(|file| file.package().to_owned())),
        files: [all, options],
    }
}

/// Packages and those around them.
pub(super) fn with_outer(packages: impl Iterator<Item = String>) -> HashSet<String> {
    let mut all = HashSet::new();
    for package in packages {
        let dots = package.match_indices('.').map(|(at, _)| at);
        for end in dots.chain([package.len()]) {
            if let Some(outer) = package.get(..end).filter(|outer| !all.contains(*outer)) {
                all.insert(outer.to_owned());
            }
        }
    }
    all
}
