//! What every rule has at hand: the file, the element it looks at, places, option statements and types.

use std::collections::HashMap;
use std::rc::Rc;

use playground_protos::descriptor::feature_set::EnumType;
use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{
    Edition, EnumDescriptorProto, FeatureSet, FieldDescriptorProto, MessageOptions,
};
use playground_syntax::Span;
use prost::Message;

use super::extendee::Extendee;
use crate::finding::Finding;
use crate::ir::{OptionStatement, Path};
use crate::link::Quick;
use crate::view::{Found, View};

/// The rules at work on one file.
pub(super) struct Checks<'a> {
    pub(super) view: View<'a>,
    /// `Edition` of the file.
    pub(super) edition: i32,
    pub(super) findings: Vec<Finding>,
    /// The element that is looked at.
    pub(super) path: Path,
    /// Its full name; the package for the file.
    pub(super) scope: String,
    pub(super) extendees: HashMap<&'a str, Option<Rc<Extendee<'a>>>>,
    /// The features of the element.
    features: Option<&'a FeatureSet>,
    statements: HashMap<&'a [i32], Vec<&'a OptionStatement>, Quick>,
}

impl<'a> Checks<'a> {
    pub(super) fn new(view: View<'a>) -> Self {
        let mut statements: HashMap<_, Vec<_>, Quick> = HashMap::default();
        for statement in &view.lowered.options {
            let of = statements.entry(statement.element.as_slice());
            of.or_default().push(statement);
        }
        let edition = match view.file.syntax() {
            "proto3" => Edition::Proto3 as i32,
            "editions" => view.file.edition.unwrap_or(Edition::Edition2023 as i32),
            _ => Edition::Proto2 as i32,
        };
        Self {
            view,
            edition,
            findings: Vec::new(),
            path: Vec::new(),
            scope: view.file.package().to_owned(),
            extendees: HashMap::new(),
            features: view.features.of(&[]),
            statements,
        }
    }

    pub(super) fn is_proto3(&self) -> bool {
        self.edition == Edition::Proto3 as i32
    }

    pub(super) fn has_editions(&self) -> bool {
        self.edition > Edition::Proto3 as i32
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Looks at an element within the one that is looked at.
    pub(super) fn within(&mut self, path: [i32; 2], name: &str, look: impl FnOnce(&mut Self)) {
        let (depth, length, features) = (self.path.len(), self.scope.len(), self.features);
        self.path.extend(path);
        let own = self.view.features.by_path.get(&self.path);
        self.features = own.map(|own| &**own).or(features);
        if !self.scope.is_empty() {
            self.scope.push('.');
        }
        self.scope.push_str(name);
        look(self);
        self.path.truncate(depth);
        self.scope.truncate(length);
        self.features = features;
    }

    /// Something is missing in the element that is looked at.
    pub(super) fn is_broken(&self) -> bool {
        self.view.lowered.broken.contains(&self.path)
    }

    /// Where a part of the element is; the element, if the part has no place of its own.
    pub(super) fn at(&self, part: &[i32]) -> Span {
        self.view.lowered.nearest(&[&self.path, part].concat())
    }

    /// Where a part of the element is, if it has a place of its own.
    pub(super) fn place(&self, part: &[i32]) -> Option<Span> {
        self.view.lowered.span(&[&self.path, part].concat())
    }

    /// Where the name of the element is.
    pub(super) fn name(&self) -> Span {
        self.at(&[1])
    }

    /// The text of a place.
    pub(super) fn text(&self, span: Span) -> &'a str {
        let range = span.start as usize..span.end as usize;
        self.view.text.get(range).unwrap_or_default()
    }

    /// The option statements of an element.
    pub(super) fn statements_of(
        &self,
        path: &[i32],
    ) -> impl Iterator<Item = &'a OptionStatement> + use<'_, 'a> {
        self.statements.get(path).into_iter().flatten().copied()
    }

    /// The option statements of the element whose name is of one part.
    pub(super) fn options<'n>(
        &self,
        name: &'n str,
    ) -> impl Iterator<Item = &'a OptionStatement> + use<'_, 'a, 'n> {
        let all = self.statements_of(&self.path);
        all.filter(move |statement| match statement.name.as_slice() {
            [part] => !part.extension && part.text == name,
            _ => false,
        })
    }

    /// The option statements of the element whose name begins with a part.
    pub(super) fn options_of<'n>(
        &self,
        name: &'n str,
    ) -> impl Iterator<Item = &'a OptionStatement> + use<'_, 'a, 'n> {
        let all = self.statements_of(&self.path);
        all.filter(move |statement| match statement.name.first() {
            Some(part) => !part.extension && part.text == name,
            None => false,
        })
    }

    /// Where an option of the element is set; the name of the element, if that is not known.
    pub(super) fn option(&self, name: &str) -> Span {
        let mut found = self.options(name);
        found.next().map_or_else(|| self.name(), whole)
    }

    /// The features of the element.
    pub(super) fn features(&self) -> Option<&'a FeatureSet> {
        self.features
    }

    /// The enum a field is of, and whether it is closed; none if it is of none or it is not known.
    pub(super) fn enum_of(
        &self,
        field: &'a FieldDescriptorProto,
    ) -> Option<(Found<'a, EnumDescriptorProto>, bool)> {
        if kind(field) != Some(Type::Enum) {
            return None;
        }
        let found = self.view.types.enumeration(field.type_name())?;
        let features = found.features.of(&found.path);
        let closed = features.is_some_and(|features| features.enum_type() == EnumType::Closed);
        Some((found, closed))
    }

    /// Whether a field is a map, or of the entry type of one.
    pub(super) fn is_map(&self, field: &FieldDescriptorProto) -> bool {
        field.type_name().ends_with("Entry")
            && kind(field) == Some(Type::Message)
            && (self.view.types.message(field.type_name()))
                .is_some_and(|found| is_map_entry(found.element.options.as_deref()))
    }
}

/// An option statement from its name to its value.
pub(super) fn whole(statement: &OptionStatement) -> Span {
    Span {
        start: statement.name_span.start,
        end: statement.value.span.end,
    }
}

/// The type of a field; none if it did not resolve.
pub(super) fn kind(field: &FieldDescriptorProto) -> Option<Type> {
    field.r#type.and_then(|kind| Type::try_from(kind).ok())
}

pub(super) fn is_repeated(field: &FieldDescriptorProto) -> bool {
    field.label == Some(Label::Repeated as i32)
}

/// Encoded options, decoded; empty ones if there are none.
pub(super) fn decoded<M: Message + Default>(options: Option<&[u8]>) -> M {
    let options = options.and_then(|options| M::decode(options).ok());
    options.unwrap_or_default()
}

/// Whether message options say that it is the entry of a map.
pub(super) fn is_map_entry(options: Option<&[u8]>) -> bool {
    options.is_some() && decoded::<MessageOptions>(options).map_entry()
}

/// An index or number as a part of a path.
pub(super) fn index(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}
