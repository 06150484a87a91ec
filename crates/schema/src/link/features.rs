//! Features: the defaults of each edition, what files and elements set, and how that is passed on to what they contain.
//!
//! Rules: <https://protobuf.dev/editions/features/>; the defaults are read from `descriptor.proto`.

use std::collections::HashMap;
use std::sync::Arc;

use playground_protos::descriptor::feature_set::{
    FieldPresence, MessageEncoding, RepeatedFieldEncoding,
};
use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{
    DescriptorProto, Edition, EnumDescriptorProto, FeatureSet, FieldDescriptorProto, FieldOptions,
    FileDescriptorProto, OneofDescriptorProto,
};
use prost::Message;

use super::elements::{MESSAGE_DEPTH, tag};
use super::hash::Quick;
use crate::ir::{OptionTarget, Path};
use crate::view::Features;

/// What elements set themselves, encoded, by path.
pub(super) type Set = HashMap<Path, Vec<u8>, Quick>;

/// Number of the field `features` in the options of an element.
pub(super) fn number(target: OptionTarget) -> i32 {
    match target {
        OptionTarget::File | OptionTarget::ExtensionRange => 50,
        OptionTarget::Message => 12,
        OptionTarget::Field => 21,
        OptionTarget::Oneof => 1,
        OptionTarget::Enum => 7,
        OptionTarget::EnumValue => 2,
        OptionTarget::Service => 34,
        OptionTarget::Method => 35,
    }
}

/// The edition of a file; proto2 if it says nothing that is known.
pub(super) fn edition(file: &FileDescriptorProto) -> i32 {
    match file.syntax() {
        "proto3" => Edition::Proto3 as i32,
        "editions" => file.edition.unwrap_or(Edition::Proto2 as i32),
        _ => Edition::Proto2 as i32,
    }
}

/// An edition as files write it.
pub(super) fn edition_name(edition: i32) -> String {
    let name = Edition::try_from(edition).map_or("", |edition| edition.as_str_name());
    let name = name.strip_prefix("EDITION_").unwrap_or(name);
    name.to_ascii_lowercase()
}

/// `features` are for files with an edition only.
pub(super) fn allowed(edition: i32) -> bool {
    edition >= Edition::Edition2023 as i32
}

/// What each feature is from which edition on.
#[derive(Debug, Clone, Default)]
pub(super) struct Defaults {
    /// Number of the feature, and values by edition.
    fields: Vec<(u32, Vec<(i32, i32)>)>,
}

impl Defaults {
    /// As the fields of `google.protobuf.FeatureSet` say in their options.
    pub(super) fn new(descriptor: &FileDescriptorProto) -> Self {
        let mut messages = descriptor.message_type.iter();
        let Some(set) = messages.find(|message| message.name() == "FeatureSet") else {
            return Self::default();
        };
        let fields = set.field.iter().filter_map(|field| {
            let options = FieldOptions::decode(field.options.as_deref()?).ok()?;
            let values = nested_enum(set, field.type_name())?;
            let defaults = options.edition_defaults.iter().filter_map(|default| {
                let mut values = values.value.iter();
                let value = values.find(|value| value.name() == default.value())?;
                Some((default.edition.unwrap_or(0), value.number()))
            });
            let number = u32::try_from(field.number()).ok();
            let number = number.filter(|number| (1..1000).contains(number))?;
            Some((number, defaults.collect()))
        });
        Self {
            fields: fields.collect(),
        }
    }

    /// Nothing is known yet.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// All features of an edition.
    pub(super) fn of(&self, edition: i32) -> FeatureSet {
        let mut bytes = Vec::new();
        for (number, defaults) in &self.fields {
            let reached = defaults.iter().filter(|(from, _)| *from <= edition);
            if let Some((_, value)) = reached.max_by_key(|(from, _)| *from) {
                prost::encoding::int32::encode(*number, value, &mut bytes);
            }
        }
        FeatureSet::decode(bytes.as_slice()).unwrap_or_default()
    }
}

/// An enum within `FeatureSet` by its absolute name.
fn nested_enum<'a>(set: &'a DescriptorProto, name: &str) -> Option<&'a EnumDescriptorProto> {
    let rest = name.strip_prefix(".google.protobuf.FeatureSet.")?;
    let mut message = set;
    let mut rest = rest;
    while let Some((first, after)) = rest.split_once('.') {
        let mut nested = message.nested_type.iter();
        message = nested.find(|nested| nested.name() == first)?;
        rest = after;
    }
    let mut enums = message.enum_type.iter();
    enums.find(|found| found.name() == rest)
}

/// The features of every element of a file.
pub(super) fn resolve(file: &FileDescriptorProto, defaults: &FeatureSet, set: &Set) -> Features {
    let mut walk = Walk {
        set,
        edition: edition(file),
        path: Path::new(),
        features: Features::default(),
    };
    walk.file(file, Arc::new(*defaults));
    walk.features
}

struct Walk<'a> {
    set: &'a Set,
    edition: i32,
    path: Path,
    features: Features,
}

impl Walk<'_> {
    fn file(&mut self, file: &FileDescriptorProto, defaults: Arc<FeatureSet>) {
        let root = self.merged(&defaults).unwrap_or(defaults);
        self.features.by_path.insert(Path::new(), Arc::clone(&root));
        if allowed(self.edition) && self.set.is_empty() {
            return;
        }
        for (index, message) in file.message_type.iter().enumerate() {
            self.message((tag::FILE_MESSAGE, index), message, &root, 0);
        }
        for (index, enumeration) in file.enum_type.iter().enumerate() {
            self.enumeration((tag::FILE_ENUM, index), enumeration, &root);
        }
        for (index, field) in file.extension.iter().enumerate() {
            self.field((tag::FILE_EXTENSION, index), field, &root, &root);
        }
        for (index, service) in file.service.iter().enumerate() {
            self.element((tag::SERVICE, index), &root, |this, features| {
                for index in 0..service.method.len() {
                    this.element((tag::METHOD, index), features, |_, _| {});
                }
            });
        }
    }

    fn message(
        &mut self,
        step: (i32, usize),
        message: &DescriptorProto,
        outer: &Arc<FeatureSet>,
        depth: usize,
    ) {
        if depth > MESSAGE_DEPTH {
            return;
        }
        self.element(step, outer, |this, features| {
            let oneofs = this.oneofs(&message.oneof_decl, features);
            for (index, field) in message.field.iter().enumerate() {
                let oneof = field
                    .oneof_index
                    .and_then(|index| oneofs.get(index as usize));
                let around = oneof.unwrap_or(features);
                this.field((tag::FIELD, index), field, around, features);
            }
            for (index, nested) in message.nested_type.iter().enumerate() {
                this.message((tag::NESTED, index), nested, features, depth + 1);
            }
            for (index, enumeration) in message.enum_type.iter().enumerate() {
                this.enumeration((tag::NESTED_ENUM, index), enumeration, features);
            }
            for (index, field) in message.extension.iter().enumerate() {
                this.field((tag::EXTENSION, index), field, features, features);
            }
            for index in 0..message.extension_range.len() {
                this.element((tag::RANGE, index), features, |_, _| {});
            }
        });
    }

    fn oneofs(
        &mut self,
        oneofs: &[OneofDescriptorProto],
        outer: &Arc<FeatureSet>,
    ) -> Vec<Arc<FeatureSet>> {
        let mut found = Vec::new();
        for index in 0..oneofs.len() {
            self.element((tag::ONEOF, index), outer, |_, features| {
                found.push(Arc::clone(features));
            });
        }
        found
    }

    fn enumeration(
        &mut self,
        step: (i32, usize),
        enumeration: &EnumDescriptorProto,
        outer: &Arc<FeatureSet>,
    ) {
        self.element(step, outer, |this, features| {
            for index in 0..enumeration.value.len() {
                this.element((tag::VALUE, index), features, |_, _| {});
            }
        });
    }

    /// A field takes over what holds around it, which is its oneof; its path tells only of the message.
    fn field(
        &mut self,
        step: (i32, usize),
        field: &FieldDescriptorProto,
        around: &Arc<FeatureSet>,
        message: &Arc<FeatureSet>,
    ) {
        self.path.extend([step.0, step.1 as i32]);
        let mut own = self.merged(around);
        if !allowed(self.edition) {
            own = infer(field, own.as_ref().unwrap_or(around), self.edition).or(own);
        }
        let elsewhere = || (!Arc::ptr_eq(around, message)).then(|| Arc::clone(around));
        if let Some(features) = own.or_else(elsewhere) {
            self.features.by_path.insert(self.path.clone(), features);
        }
        self.path.truncate(self.path.len().saturating_sub(2));
    }

    fn element(
        &mut self,
        step: (i32, usize),
        outer: &Arc<FeatureSet>,
        within: impl FnOnce(&mut Self, &Arc<FeatureSet>),
    ) {
        self.path.extend([step.0, step.1 as i32]);
        match self.merged(outer) {
            Some(own) => {
                let path = self.path.clone();
                self.features.by_path.insert(path, Arc::clone(&own));
                within(self, &own);
            }
            None => within(self, outer),
        }
        self.path.truncate(self.path.len().saturating_sub(2));
    }

    /// What holds for the element at the path, if it sets something.
    fn merged(&self, outer: &FeatureSet) -> Option<Arc<FeatureSet>> {
        let bytes = self.set.get(&self.path)?;
        let mut features = *outer;
        // What is set is read field by field; anything unknown is passed over.
        features.merge(bytes.as_slice()).ok()?;
        Some(Arc::new(features))
    }
}

/// What labels, groups and `packed` say in files without editions.
fn infer(
    field: &FieldDescriptorProto,
    outer: &FeatureSet,
    edition: i32,
) -> Option<Arc<FeatureSet>> {
    let mut features = *outer;
    if field.label == Some(Label::Required as i32) {
        features.field_presence = Some(FieldPresence::LegacyRequired as i32);
    }
    if field.proto3_optional() {
        features.field_presence = Some(FieldPresence::Explicit as i32);
    }
    if field.r#type == Some(Type::Group as i32) {
        features.message_encoding = Some(MessageEncoding::Delimited as i32);
    }
    let options = field.options.as_deref();
    let packed = options.and_then(|bytes| FieldOptions::decode(bytes).ok()?.packed);
    match packed {
        Some(true) => {
            features.repeated_field_encoding = Some(RepeatedFieldEncoding::Packed as i32);
        }
        Some(false) if edition == Edition::Proto3 as i32 => {
            features.repeated_field_encoding = Some(RepeatedFieldEncoding::Expanded as i32);
        }
        _ => {}
    }
    (features != *outer).then(|| Arc::new(features))
}
