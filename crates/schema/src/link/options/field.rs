//! What is to be known of a field that an option sets.

use playground_protos::descriptor::feature_set::{
    FieldPresence, MessageEncoding, RepeatedFieldEncoding,
};
use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto, MessageOptions};
use prost::Message;

use super::built::Shape;
use crate::link::table::At;
use crate::link::world::World;

/// A field or extension.
#[derive(Clone, Copy)]
pub(super) struct Field<'w> {
    pub(super) at: At,
    pub(super) proto: &'w FieldDescriptorProto,
    pub(super) ty: Type,
    pub(super) repeated: bool,
    /// The message or enum it is of.
    pub(super) of: Option<At>,
}

impl<'w> Field<'w> {
    /// None if its type did not resolve.
    pub(super) fn new(world: &World<'w>, at: At) -> Option<Self> {
        let proto = world.field(at)?;
        let ty = proto.r#type.and_then(|ty| Type::try_from(ty).ok())?;
        let of = match ty {
            Type::Message | Type::Group | Type::Enum => {
                Some(world.absolute(proto.type_name(), at.file)?)
            }
            _ => None,
        };
        Some(Self {
            at,
            proto,
            ty,
            repeated: proto.label == Some(Label::Repeated as i32),
            of,
        })
    }

    /// Its messages are set.
    pub(super) fn is_message(&self) -> bool {
        matches!(self.ty, Type::Message | Type::Group)
    }

    /// How it is encoded, which its features tell.
    pub(super) fn shape(&self, world: &World<'w>) -> Shape {
        let features = world.features(self.at);
        let extension = world.is_extension(self.at);
        Shape {
            packed: self.repeated
                && packable(self.ty)
                && features.is_some_and(|features| {
                    features.repeated_field_encoding == Some(RepeatedFieldEncoding::Packed as i32)
                }),
            group: self.ty == Type::Group
                || self.ty == Type::Message
                    && features.is_some_and(|features| {
                        features.message_encoding == Some(MessageEncoding::Delimited as i32)
                    })
                    && !self.of_map(world),
            implicit: !self.repeated
                && !extension
                && !self.is_message()
                && self.proto.oneof_index.is_none()
                && !world
                    .container(self.at)
                    .is_some_and(|outer| is_map_entry(world.message(outer)))
                && features.is_some_and(|features| {
                    features.field_presence == Some(FieldPresence::Implicit as i32)
                }),
        }
    }

    /// Maps and what is in them know no groups.
    fn of_map(&self, world: &World<'w>) -> bool {
        let outer = world.container(self.at);
        let entry = |at: Option<At>| is_map_entry(at.and_then(|at| world.message(at)));
        entry(self.of) || entry(outer)
    }
}

fn packable(ty: Type) -> bool {
    !matches!(ty, Type::String | Type::Bytes | Type::Message | Type::Group)
}

/// The message stands behind a map.
pub(super) fn is_map_entry(message: Option<&DescriptorProto>) -> bool {
    options_of(message).is_some_and(|options| options.map_entry())
}

/// Its extensions are encoded as items.
pub(super) fn is_message_set(message: Option<&DescriptorProto>) -> bool {
    options_of(message).is_some_and(|options| options.message_set_wire_format())
}

fn options_of(message: Option<&DescriptorProto>) -> Option<MessageOptions> {
    let bytes = message?.options.as_deref()?;
    MessageOptions::decode(bytes).ok()
}
