//! A file between its tree and the linker: a descriptor with names as they are written, its options unread, and places.

use std::collections::HashSet;

use playground_protos::descriptor::FileDescriptorProto;
use playground_syntax::Span;

use crate::places::Places;

/// The element a path leads to in `FileDescriptorProto`, as in `SourceCodeInfo.Location.path`.
pub(crate) type Path = Vec<i32>;

/// One file, lowered.
#[derive(Debug, Default)]
pub(crate) struct Lowered {
    /// As `protoc`'s parser gives it: `type_name`, `extendee`, `input_type` and `output_type` as written (a type name
    /// that is no scalar has no `type`), no options except through [`Lowered::options`], `json_name` and
    /// `default_value` set, synthetic entries of maps and oneofs of proto3 `optional` made.
    /// No `source_code_info` except through [`Lowered::places`].
    pub(crate) descriptor: FileDescriptorProto,
    /// Every option statement, element by element in the order of the text.
    pub(crate) options: Vec<OptionStatement>,
    /// Elements of which something is missing or misread: what is said against them may be the fault of that.
    pub(crate) broken: HashSet<Path>,
    /// Names that stand in text that could not be read; a declaration of theirs may be in it.
    pub(crate) lost: HashSet<String>,
    /// A statement that declares a name, a package or an import does not say which: any name may be what it means.
    pub(crate) open: bool,
    /// What is read of it, byte for byte.
    pub(crate) text: String,
    /// Every place of the text that an element has, with its comments.
    /// The place of an option statement has the path `[element.., options, 999, index]`.
    pub(crate) places: Places,
}

impl Lowered {
    /// Bytes of a place (first one of that path), before options are interpreted; also of one that protoc does not
    /// record: visibility, entries of maps, oneofs of proto3 `optional`.
    pub(crate) fn span(&self, path: &[i32]) -> Option<Span> {
        self.places.span(path)
    }

    /// Bytes of a location or of the innermost one around it.
    pub(crate) fn nearest(&self, path: &[i32]) -> Span {
        let mut path = path;
        loop {
            match (self.span(path), path.split_last()) {
                (Some(span), _) => return span,
                (None, Some((_, rest))) => path = rest,
                (None, None) => return Span::default(),
            }
        }
    }
}

/// `option name = value;` or one of `[name = value, …]`; `default` and `json_name` of fields are none.
#[derive(Debug, Clone)]
pub(crate) struct OptionStatement {
    /// The element it belongs to; empty for the file.
    pub(crate) element: Path,
    /// Which message it sets a field of.
    pub(crate) target: OptionTarget,
    /// Its number among the statements of its element.
    pub(crate) index: i32,
    /// Which of the places is its own; none if it is a copy that has none.
    pub(crate) place: Option<u32>,
    /// `a.(b.c).d` as three parts.
    pub(crate) name: Vec<NamePart>,
    /// What it is set to.
    pub(crate) value: Value,
    /// From the first part of its name to the last.
    pub(crate) name_span: Span,
}

/// The message an option statement sets a field of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum OptionTarget {
    File,
    Message,
    Field,
    Oneof,
    Enum,
    EnumValue,
    Service,
    Method,
    ExtensionRange,
}

impl OptionTarget {
    /// Its message in `descriptor.proto`.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::File => "google.protobuf.FileOptions",
            Self::Message => "google.protobuf.MessageOptions",
            Self::Field => "google.protobuf.FieldOptions",
            Self::Oneof => "google.protobuf.OneofOptions",
            Self::Enum => "google.protobuf.EnumOptions",
            Self::EnumValue => "google.protobuf.EnumValueOptions",
            Self::Service => "google.protobuf.ServiceOptions",
            Self::Method => "google.protobuf.MethodOptions",
            Self::ExtensionRange => "google.protobuf.ExtensionRangeOptions",
        }
    }

    /// Number of the field `options` in the descriptor of the element.
    pub(crate) fn number(self) -> i32 {
        match self {
            Self::File => 8,
            Self::Message => 7,
            Self::Field => 8,
            Self::Oneof => 2,
            Self::Enum | Self::EnumValue | Self::Service | Self::ExtensionRange => 3,
            Self::Method => 4,
        }
    }
}

/// One part of an option's name.
#[derive(Debug, Clone)]
pub(crate) struct NamePart {
    /// Without parentheses; an extension may begin with a dot.
    pub(crate) text: String,
    /// It was in parentheses.
    pub(crate) extension: bool,
    /// With its parentheses.
    pub(crate) span: Span,
}

/// A value of an option or within a message literal.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    /// Where it is.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: ValueKind,
}

/// What stands there, before the type it is for is known.
#[derive(Debug, Clone)]
pub(crate) enum ValueKind {
    /// `true`, `FOO`, `-inf`
    Ident { negative: bool, text: String },
    /// Digits that fit 64 bits; not negated yet. `decimal` false for hexadecimal and octal ones.
    Int {
        negative: bool,
        value: u64,
        decimal: bool,
    },
    /// Any other number, as `f64`; not negated yet. `integer` for digits that do not fit 64 bits.
    Float {
        negative: bool,
        value: f64,
        integer: bool,
    },
    /// The bytes of adjacent literals, escapes resolved.
    String(Vec<u8>),
    /// `{…}` or `<…>`
    Message(Vec<LiteralField>),
    /// `[…]`; within message literals only.
    List(Vec<Value>),
    /// Could not be read, which is told; nothing more is to be said about it.
    Broken,
}

/// One field of a message literal.
#[derive(Debug, Clone)]
pub(crate) struct LiteralField {
    /// Its name.
    pub(crate) name: LiteralName,
    /// Where the name is, brackets included.
    pub(crate) name_span: Span,
    /// A colon stands after the name: needed before anything but a message or a list of messages.
    pub(crate) colon: bool,
    /// Its value.
    pub(crate) value: Value,
}

/// The name of a field in a message literal.
#[derive(Debug, Clone)]
pub(crate) enum LiteralName {
    /// `field`
    Field(String),
    /// `[package.extension]`
    Extension(String),
    /// `[domain/package.Message]`
    Any { domain: String, name: String },
}
