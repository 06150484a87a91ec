//! The schemas of the differential test as data that can be changed and printed.

/// Names a message or an enum through renames and moves.
pub type TypeId = u32;

/// Options as written: name and value.
pub type Options = Vec<(String, String)>;

/// Some files that know nothing of those of other cases.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// A file may use types of itself and of files before it.
    pub files: Vec<File>,
    /// The id and the number in a name that come next.
    pub next: TypeId,
    /// The messages ever made.
    pub messages: Vec<TypeId>,
    /// The enums ever made.
    pub enums: Vec<TypeId>,
}

/// What stands in the first statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    Unsaid,
    Proto2,
    Proto3,
    Edition(u32),
}

impl Syntax {
    pub fn is_proto2(self) -> bool {
        matches!(self, Self::Unsaid | Self::Proto2)
    }

    pub fn edition(self) -> Option<u32> {
        match self {
            Self::Edition(year) => Some(year),
            _ => None,
        }
    }
}

#[derive(Debug, Clone)]
pub struct File {
    pub stem: String,
    pub package: Option<String>,
    pub syntax: Syntax,
    pub options: Options,
    pub body: Scope,
    pub services: Vec<Service>,
}

/// What a file and a message have in common.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    pub messages: Vec<Message>,
    pub enums: Vec<Enum>,
    pub extends: Vec<Extend>,
}

#[derive(Debug, Clone)]
pub struct Message {
    pub id: TypeId,
    pub name: String,
    pub fields: Vec<Field>,
    pub oneofs: Vec<(String, Vec<Field>)>,
    pub body: Scope,
    pub reserved: Vec<(i32, i32)>,
    pub reserved_names: Vec<String>,
    pub extensions: Vec<(i32, i32)>,
    pub options: Options,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    None,
    Optional,
    Required,
    Repeated,
}

#[derive(Debug, Clone)]
pub enum Type {
    Scalar(&'static str),
    Named(TypeId),
    Map(&'static str, Box<Type>),
    Group(Box<Message>),
}

#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub number: i32,
    pub label: Label,
    pub kind: Type,
    pub options: Options,
}

#[derive(Debug, Clone)]
pub struct Extend {
    pub extendee: TypeId,
    pub field: Field,
}

#[derive(Debug, Clone)]
pub struct Enum {
    pub id: TypeId,
    pub name: String,
    pub values: Vec<(String, i32)>,
    pub reserved: Vec<(i32, i32)>,
    pub reserved_names: Vec<String>,
    pub options: Options,
}

#[derive(Debug, Clone)]
pub struct Service {
    pub name: String,
    pub methods: Vec<Method>,
}

#[derive(Debug, Clone)]
pub struct Method {
    pub name: String,
    pub input: TypeId,
    pub output: TypeId,
    pub streams: (bool, bool),
    pub options: Options,
}

impl Case {
    /// Takes over the ids that a copy gave out.
    pub fn keep(&mut self, copy: Self) {
        (self.next, self.messages, self.enums) = (copy.next, copy.messages, copy.enums);
    }

    /// An id or number that was not used before.
    pub fn fresh(&mut self) -> TypeId {
        self.next += 1;
        self.next
    }
}

impl Scope {
    /// Every message in it, the innermost first.
    pub fn each(&mut self, visit: &mut impl FnMut(&mut Message)) {
        for message in &mut self.messages {
            message.each(visit);
        }
        for extend in &mut self.extends {
            if let Type::Group(group) = &mut extend.field.kind {
                group.each(visit);
            }
        }
    }
}

impl Message {
    pub fn each(&mut self, visit: &mut impl FnMut(&mut Message)) {
        self.body.each(visit);
        for field in self.all_fields_mut() {
            if let Type::Group(group) = &mut field.kind {
                group.each(visit);
            }
        }
        visit(self);
    }

    pub fn all_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields
            .iter()
            .chain(self.oneofs.iter().flat_map(|(_, fields)| fields))
    }

    pub fn all_fields_mut(&mut self) -> impl Iterator<Item = &mut Field> {
        self.fields
            .iter_mut()
            .chain(self.oneofs.iter_mut().flat_map(|(_, fields)| fields))
    }
}
