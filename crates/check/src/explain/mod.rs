//! Breaking changes explained: who breaks, and examples made of the schema itself, written with one side and read with
//! the other.

mod advice;
mod calls;
mod codec;
mod enums;
mod fields;
pub(crate) mod moves;
mod names;
mod promise;
mod reuse;
mod sample;
mod shape;
mod slot;
mod source;
pub(crate) mod subject;
mod told;
mod trial;
mod types;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use playground_protos::descriptor::FileDescriptorProto;
use playground_protos::descriptor::feature_set::EnumType;
use prost_reflect::{DescriptorPool, MessageDescriptor};
use serde::{Deserialize, Serialize};

use crate::breaking::{BreakingFinding, Breaks, Side};
use crate::image::File;
use subject::Subject;

pub use moves::Moved;
pub use promise::Promise;

/// One side of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Writer {
    /// The old schema.
    Before,
    /// The new schema.
    After,
}

impl Writer {
    /// The side that reads what this one writes.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
        }
    }
}

/// What became of an example on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is read, and says the same.
    Same,
    /// The reader does not see it, but keeps it and passes it on.
    Unseen,
    /// It is read as something else, or a part is lost.
    Changed,
    /// It is not read.
    Refused,
}

impl Outcome {
    /// Whether somebody breaks.
    #[must_use]
    pub fn breaks(self) -> bool {
        matches!(self, Self::Changed | Self::Refused)
    }
}

/// Something written by one side, and what the other side makes of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Example {
    /// What was written: the full name of a message, or the kind of a call.
    pub of: String,
    /// Who wrote it.
    pub by: Writer,
    /// The bytes in hexadecimal, the JSON, or the head of the request.
    pub written: String,
    /// The same bytes as JSON, as their writer means them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub means: Option<String>,
    /// Who reads it, if that is not simply the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reader: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// What was read, as JSON, or why it was refused.
    pub read: String,
}

/// What a breaking change means for those who use the schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Explanation {
    /// Who breaks, as far as the examples could show it; else as the rule says.
    pub breaks: Breaks,
    /// What users of generated code lose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// An example in JSON; none where JSON has nothing to do with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json: Option<Example>,
    /// An example in bytes, or of a call; none where they have nothing to do with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wire: Option<Example>,
    /// A value at the end of what one side can hold that the other side reads as another one, where usual values are
    /// safe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edge: Option<Example>,
    /// What to do instead.
    pub advice: String,
    /// Where what is gone went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<Moved>,
    /// Of a type that was replaced by one of another name: whether its bytes and its JSON stay the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_shape: Option<bool>,
}

/// One side: its elements by name, and its messages at run time.
pub(crate) struct Half<'i> {
    pub(crate) side: Side<'i>,
    pub(crate) pool: DescriptorPool,
}

impl<'i> Half<'i> {
    /// The elements of a side, and the descriptors of all files that examples may need.
    pub(crate) fn new<'f>(
        side: Side<'i>,
        files: impl IntoIterator<Item = &'f FileDescriptorProto>,
    ) -> Self {
        let pool = playground_schema::pool(files);
        Self { side, pool }
    }

    /// Whether a reader sees a number of an enum: an open one takes all, a closed one those it names.
    fn sees(&self, name: &str, number: i32) -> bool {
        self.side.enums.get(name).is_none_or(|of| {
            let mut values = of.it.values.iter();
            of.it.features.enum_type != EnumType::Closed
                || values.any(|value| value.proto.number() == number)
        })
    }

    fn message(&self, name: &str) -> Option<MessageDescriptor> {
        self.pool.get_message_by_name(name)
    }
}

/// Both sides.
pub(crate) struct World<'i> {
    pub(crate) before: Half<'i>,
    pub(crate) after: Half<'i>,
    moves: OnceLock<BTreeMap<String, Moved>>,
    users: OnceLock<BTreeMap<String, (String, u32)>>,
}

impl<'i> World<'i> {
    /// Puts both sides together.
    pub(crate) fn new(before: Half<'i>, after: Half<'i>) -> Self {
        Self {
            before,
            after,
            moves: OnceLock::new(),
            users: OnceLock::new(),
        }
    }

    fn half(&self, of: Writer) -> &Half<'i> {
        match of {
            Writer::Before => &self.before,
            Writer::After => &self.after,
        }
    }

    fn sides(&self) -> [&Side<'i>; 2] {
        [&self.before.side, &self.after.side]
    }

    /// Where the type or service of that name went.
    fn moved(&self, name: &str) -> Option<&Moved> {
        let find = || moves::moves(&self.before.side, &self.after.side);
        self.moves.get_or_init(find).get(name)
    }

    /// Where something went that is gone from its place.
    fn went(&self, subject: Subject<'_>) -> Option<Moved> {
        match subject {
            Subject::Field(field) => fields::moved(self, field),
            Subject::Method(service, method) => calls::moved(self, service, method),
            other => self.moved(other.name()?).cloned(),
        }
    }

    /// A field of both sides that holds the enum of that name.
    fn user_of(&self, name: &str) -> Option<&(String, u32)> {
        self.users.get_or_init(|| enums::users(self)).get(name)
    }

    /// Explains one finding.
    pub(crate) fn explain(&self, found: &BreakingFinding) -> Explanation {
        let rule = found.finding.rule.as_str();
        let file = self.before.side.files.get(found.against.path.as_str());
        let subject = file.map(|file| (subject::find(file, &found.against.element), *file));
        let mut told = told::Told::new(found.breaks);
        if let Some(((subject, rest), file)) = subject {
            self.tell(&mut told, rule, (subject, rest, file), found);
        }
        let subject = subject.map(|((subject, _), _)| subject);
        let gone = subject.filter(|_| rule.contains("NO_DELETE"));
        let moved_to = gone.and_then(|gone| self.went(gone));
        let source = told.breaks.source.then(|| {
            subject.and_then(|subject| source::line(self, rule, subject, found, moved_to.as_ref()))
        });
        Explanation {
            advice: advice::of(rule, subject, told.same_shape),
            breaks: told.breaks,
            source: source.flatten(),
            json: told.json,
            wire: told.wire,
            edge: told.edge,
            moved_to,
            same_shape: told.same_shape,
        }
    }

    fn tell(
        &self,
        told: &mut told::Told,
        rule: &str,
        (subject, rest, file): (Subject<'i>, &[i32], &'i File<'i>),
        found: &BreakingFinding,
    ) {
        match (rule, subject) {
            ("FIELD_SAME_CPP_STRING_TYPE" | "FIELD_SAME_JSTYPE", _) => {}
            ("FIELD_SAME_DEFAULT", Subject::Field(field)) => fields::default(self, told, field),
            ("FIELD_SAME_ONEOF", Subject::Field(field)) => fields::oneof(self, told, field),
            ("FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED", Subject::Field(field)) => {
                reuse::field(self, told, field);
            }
            ("MESSAGE_SAME_REQUIRED_FIELDS", Subject::Field(field)) => {
                fields::required(self, told, fields::around(field), fields::number(field));
            }
            ("MESSAGE_SAME_REQUIRED_FIELDS", Subject::Message(of)) => {
                let path = found.finding.path.as_deref();
                let file = path.and_then(|path| self.after.side.files.get(path));
                let added = file.and_then(|file| file.field_at(&found.finding.element));
                let number = added.map_or(0, fields::number);
                fields::required(self, told, &of.full_name, number);
            }
            ("RESERVED_MESSAGE_NO_DELETE", Subject::Message(of)) => {
                reuse::in_message(self, told, of, rest);
            }
            ("RESERVED_ENUM_NO_DELETE", Subject::Enum(of)) => reuse::in_enum(self, told, of, rest),
            ("ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED", Subject::Value(of, value)) => {
                reuse::value(told, of, value.proto.name(), value.proto.number());
            }
            (_, Subject::Value(of, value)) => enums::value(self, told, of, value),
            ("ENUM_SAME_TYPE", Subject::Enum(of)) => enums::open(self, told, of),
            ("FIELD_SAME_UTF8_VALIDATION" | "FIELD_SAME_JAVA_UTF8_VALIDATION", _) => {
                fields::utf8(self, told, rule, file, &found.against.element);
            }
            (_, Subject::Field(field)) => fields::changed(self, told, rule, field),
            (_, Subject::Service(_) | Subject::Method(..)) => {
                calls::tell(self, told, rule, subject);
            }
            ("FILE_NO_DELETE" | "FILE_SAME_PACKAGE" | "PACKAGE_NO_DELETE", _) => {
                names::tell(self, told, rule, file);
            }
            _ => {}
        }
    }
}
