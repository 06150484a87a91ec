//! Resolved features: the defaults of the language, then what file, message, oneof and field set.

use playground_protos::descriptor::feature_set::{
    EnumType, FieldPresence, JsonFormat, MessageEncoding, RepeatedFieldEncoding, Utf8Validation,
};
use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{Edition, FeatureSet, FieldDescriptorProto, FieldOptions};

use super::file::{Syntax, decoded};
use super::raw;

/// The features of an element, all set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Features {
    /// `field_presence`.
    pub field_presence: FieldPresence,
    /// `enum_type`.
    pub enum_type: EnumType,
    /// `repeated_field_encoding`.
    pub repeated_field_encoding: RepeatedFieldEncoding,
    /// `utf8_validation`.
    pub utf8_validation: Utf8Validation,
    /// `message_encoding`.
    pub message_encoding: MessageEncoding,
    /// `json_format`.
    pub json_format: JsonFormat,
    /// `(pb.cpp).string_type`, the number: 1 VIEW, 2 CORD, 3 STRING.
    pub cpp_string_type: u64,
    /// `(pb.java).utf8_validation`, the number: 1 DEFAULT, 2 VERIFY.
    pub java_utf8_validation: u64,
}

impl Features {
    /// The defaults of a language.
    pub fn of(syntax: Syntax) -> Self {
        let edition = match syntax {
            Syntax::Proto2 => return PROTO2,
            Syntax::Proto3 => return PROTO3,
            Syntax::Edition(edition) => edition,
        };
        let cpp_string_type = if edition >= Edition::Edition2024 {
            1
        } else {
            3
        };
        Self {
            field_presence: FieldPresence::Explicit,
            cpp_string_type,
            ..PROTO3
        }
    }

    /// These features, changed by those of an element. `options` are its encoded options, `tag` the number of
    /// `features` in them.
    #[must_use]
    pub fn with(self, set: Option<&FeatureSet>, options: Option<&[u8]>, tag: u32) -> Self {
        let Some(set) = set else { return self };
        let raw = options.and_then(|options| raw::submessage(options, tag));
        let custom = |extension| {
            let own = raw.and_then(|raw| raw::submessage(raw, extension))?;
            raw::varint(own, 2)
        };
        Self {
            field_presence: pick(set.field_presence, self.field_presence),
            enum_type: pick(set.enum_type, self.enum_type),
            repeated_field_encoding: pick(
                set.repeated_field_encoding,
                self.repeated_field_encoding,
            ),
            utf8_validation: pick(set.utf8_validation, self.utf8_validation),
            message_encoding: pick(set.message_encoding, self.message_encoding),
            json_format: pick(set.json_format, self.json_format),
            cpp_string_type: custom(CPP).unwrap_or(self.cpp_string_type),
            java_utf8_validation: custom(JAVA).unwrap_or(self.java_utf8_validation),
        }
    }

    /// The features of a field among these. In the `old` languages, proto2 and proto3, labels, types and options say
    /// what features say in editions.
    #[must_use]
    pub fn field(self, proto: &FieldDescriptorProto, old: bool) -> Self {
        let options: FieldOptions = decoded(proto.options.as_deref());
        let mut features = self.with(options.features.as_ref(), proto.options.as_deref(), 21);
        if !old {
            return features;
        }
        if proto.label() == Label::Required {
            features.field_presence = FieldPresence::LegacyRequired;
        } else if proto.proto3_optional() {
            features.field_presence = FieldPresence::Explicit;
        }
        if proto.r#type() == Type::Group {
            features.message_encoding = MessageEncoding::Delimited;
        }
        match options.packed {
            Some(true) => features.repeated_field_encoding = RepeatedFieldEncoding::Packed,
            Some(false) => features.repeated_field_encoding = RepeatedFieldEncoding::Expanded,
            None => {}
        }
        features
    }
}

/// Number of the extension `pb.cpp` of `FeatureSet`.
const CPP: u32 = 1000;
/// Number of the extension `pb.java` of `FeatureSet`.
const JAVA: u32 = 1001;

const PROTO2: Features = Features {
    field_presence: FieldPresence::Explicit,
    enum_type: EnumType::Closed,
    repeated_field_encoding: RepeatedFieldEncoding::Expanded,
    utf8_validation: Utf8Validation::None,
    message_encoding: MessageEncoding::LengthPrefixed,
    json_format: JsonFormat::LegacyBestEffort,
    cpp_string_type: 3,
    java_utf8_validation: 1,
};

const PROTO3: Features = Features {
    field_presence: FieldPresence::Implicit,
    enum_type: EnumType::Open,
    repeated_field_encoding: RepeatedFieldEncoding::Packed,
    utf8_validation: Utf8Validation::Verify,
    message_encoding: MessageEncoding::LengthPrefixed,
    json_format: JsonFormat::Allow,
    cpp_string_type: 3,
    java_utf8_validation: 1,
};

fn pick<E: TryFrom<i32>>(set: Option<i32>, inherited: E) -> E {
    set.and_then(|number| E::try_from(number).ok())
        .unwrap_or(inherited)
}
