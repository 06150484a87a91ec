//! Messages that are extended: their ranges and what they declare, read once.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use playground_protos::descriptor::extension_range_options::{Declaration, VerificationState};
use playground_protos::descriptor::{
    DescriptorProto, ExtensionRangeOptions, FileOptions, MessageOptions, file_options::OptimizeMode,
};

use super::context::{Checks, decoded};
use super::ranges::Ranges;
use crate::view::Found;

/// A message as its extensions see it.
pub(super) struct Extendee<'a> {
    pub(super) found: Found<'a, DescriptorProto>,
    pub(super) message_set: bool,
    pub(super) lite: bool,
    pub(super) ranges: Ranges,
    /// For each range that declares its extensions, what it declares for which number.
    pub(super) declared: Vec<Option<HashMap<i32, Declaration>>>,
    /// Names of its fields and oneofs.
    pub(super) names: HashSet<&'a str>,
}

impl<'a> Extendee<'a> {
    fn new(found: Found<'a, DescriptorProto>) -> Self {
        let message = found.element;
        let options: MessageOptions = decoded(message.options.as_deref());
        let ranges = message.extension_range.iter();
        let declared = ranges.map(|range| declarations(range.options.as_deref()));
        Self {
            message_set: options.message_set_wire_format(),
            lite: is_lite(found.file.options.as_deref()),
            ranges: Ranges::extension(message),
            declared: declared.collect(),
            names: member_names(message),
            found,
        }
    }

    /// Ranges as they are written: `1 to 9, 20`.
    pub(super) fn ranges_text(&self) -> String {
        let ranges = self.found.element.extension_range.iter().take(5);
        let ranges = ranges.map(
            |range| match (range.start(), range.end().saturating_sub(1)) {
                (first, last) if first == last => first.to_string(),
                (first, last) => format!("{first} to {last}"),
            },
        );
        ranges.collect::<Vec<_>>().join(", ")
    }
}

impl<'a> Checks<'a> {
    /// The message an extension is for; none if it was not found.
    pub(super) fn extendee(&mut self, name: &'a str) -> Option<Rc<Extendee<'a>>> {
        let types = self.view.types;
        let found = self.extendees.entry(name);
        let found = found.or_insert_with(|| {
            types
                .message(name)
                .map(|found| Rc::new(Extendee::new(found)))
        });
        found.clone()
    }
}

/// What a range declares; none if its extensions need no declaration.
fn declarations(options: Option<&[u8]>) -> Option<HashMap<i32, Declaration>> {
    let options: ExtensionRangeOptions = decoded(options);
    let all = options.verification == Some(VerificationState::Declaration as i32);
    (all || !options.declaration.is_empty()).then(|| {
        let declarations = options.declaration.into_iter();
        declarations.map(|item| (item.number(), item)).collect()
    })
}

/// Names of the fields and oneofs of a message.
pub(super) fn member_names(message: &DescriptorProto) -> HashSet<&str> {
    let fields = message.field.iter().map(|field| field.name());
    fields
        .chain(message.oneof_decl.iter().map(|oneof| oneof.name()))
        .collect()
}

/// Whether file options ask for the lite runtime.
pub(super) fn is_lite(options: Option<&[u8]>) -> bool {
    options.is_some() && decoded::<FileOptions>(options).optimize_for() == OptimizeMode::LiteRuntime
}
