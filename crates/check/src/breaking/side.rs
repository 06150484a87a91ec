//! One side of a comparison: the elements of all files by what pairs them.

use std::collections::{BTreeMap, HashSet};

use crate::image::{Enum, Field, File, Image, Message, Service};

/// An element and its file.
#[derive(Debug)]
pub struct Placed<'i, E> {
    /// The file.
    pub file: &'i File<'i>,
    /// The element.
    pub it: &'i E,
}

impl<E> Clone for Placed<'_, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Placed<'_, E> {}

/// What happens to files that are in an image only because others import them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Imports {
    /// They are checked like all others, as buf does.
    #[default]
    Checked,
    /// They count as not there, except as types of fields.
    LeftOut,
}

/// The elements of all files of one state.
#[derive(Debug)]
pub struct Side<'i> {
    imports: Imports,
    /// Files by path.
    pub files: BTreeMap<&'i str, &'i File<'i>>,
    /// Messages by full name, nested ones and map entries too, those of imports always.
    pub messages: BTreeMap<&'i str, Placed<'i, Message<'i>>>,
    /// Enums by full name, nested ones too, those of imports always.
    pub enums: BTreeMap<&'i str, Placed<'i, Enum<'i>>>,
    /// Services by full name.
    pub services: BTreeMap<&'i str, Placed<'i, Service<'i>>>,
    /// Extension fields by full name.
    pub extensions: BTreeMap<&'i str, Placed<'i, Field<'i>>>,
    /// Extension fields by the message they extend and their number.
    pub extending: BTreeMap<(&'i str, i32), Placed<'i, Field<'i>>>,
    /// Map fields by the full name of their entries.
    pub maps: BTreeMap<&'i str, &'i Field<'i>>,
    /// The first file of each package.
    pub packages: BTreeMap<&'i str, &'i File<'i>>,
}

impl<'i> Side<'i> {
    /// Indexes an image.
    pub fn new(image: &'i Image<'i>, imports: Imports) -> Self {
        let mut side = Self {
            imports,
            files: BTreeMap::new(),
            messages: BTreeMap::new(),
            enums: BTreeMap::new(),
            services: BTreeMap::new(),
            extensions: BTreeMap::new(),
            extending: BTreeMap::new(),
            maps: BTreeMap::new(),
            packages: BTreeMap::new(),
        };
        for file in image.files() {
            side.file(file);
        }
        side
    }

    /// Whether a file is compared, or has only types for others.
    pub fn checks(&self, file: &File<'_>) -> bool {
        file.target || self.imports == Imports::Checked
    }

    fn file(&mut self, file: &'i File<'i>) {
        self.enums(file, &file.enums);
        for message in &file.messages {
            self.message(file, message);
        }
        self.extensions(file, &file.extensions);
        if self.checks(file) {
            self.files.insert(file.path(), file);
            self.packages.entry(file.package()).or_insert(file);
            let services = file.services.iter();
            let placed = services.map(|it| (it.full_name.as_str(), Placed { file, it }));
            self.services.extend(placed);
        }
    }

    fn message(&mut self, file: &'i File<'i>, it: &'i Message<'i>) {
        self.messages.insert(&it.full_name, Placed { file, it });
        self.extensions(file, &it.extensions);
        self.enums(file, &it.enums);
        let entries = it.messages.iter().filter(|message| message.map_entry);
        let entries: HashSet<_> = entries.map(|entry| entry.full_name.as_str()).collect();
        let fields = it.fields.iter().map(|field| (field.type_name(), field));
        self.maps
            .extend(fields.filter(|(entry, _)| entries.contains(entry)));
        for nested in &it.messages {
            self.message(file, nested);
        }
    }

    fn enums(&mut self, file: &'i File<'i>, enums: &'i [Enum<'i>]) {
        for it in enums {
            self.enums.insert(&it.full_name, Placed { file, it });
        }
    }

    fn extensions(&mut self, file: &'i File<'i>, fields: &'i [Field<'i>]) {
        for it in fields
            .iter()
            .filter(|_| self.imports == Imports::Checked || file.target)
        {
            self.extensions.insert(&it.full_name, Placed { file, it });
            let extendee = it.proto.extendee();
            let extendee = extendee.strip_prefix('.').unwrap_or(extendee);
            self.extending
                .insert((extendee, it.proto.number()), Placed { file, it });
        }
    }
}

/// What has a path in the descriptor of its file.
pub(super) trait Element {
    /// The path.
    fn path(&self) -> &[i32];
}

macro_rules! element {
    ($($kind:ident),*) => {
        $(impl Element for $kind<'_> {
            fn path(&self) -> &[i32] {
                &self.path
            }
        })*
    };
}
element!(Message, Enum, Service, Field);

/// A full name without the package of its file.
pub(crate) fn nested_name<'n>(file: &File<'_>, full_name: &'n str) -> &'n str {
    match file.package() {
        "" => full_name,
        package => full_name
            .strip_prefix(package)
            .and_then(|rest| rest.strip_prefix('.'))
            .unwrap_or(full_name),
    }
}
