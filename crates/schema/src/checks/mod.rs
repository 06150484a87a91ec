//! The rules of protoc over one linked file: what is wrong although it parses and every name is found.

mod alias;
mod case;
mod closed;
mod collisions;
mod context;
mod declarations;
mod declared;
mod defaults;
mod edits;
mod enum_json;
mod enums;
mod extendee;
mod extension_numbers;
mod extensions;
mod features;
mod field_options;
mod files;
mod json;
mod limits;
mod maps;
mod names;
mod numbers;
mod oneofs;
mod ranges;
mod reserved;
mod similar;
mod style;
mod support;
mod visibility;
mod walk;
mod wire;

#[cfg(test)]
mod tests;

use crate::finding::Finding;
use crate::view::View;

/// Everything protoc refuses or warns of in a linked file, in the order of the text. Names that are not found or twice,
/// option values that do not fit and features of other editions are the linker's to tell.
pub(crate) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut checks = context::Checks::new(*view);
    checks.file();
    let mut findings = checks.findings;
    findings.sort_by_key(|finding| finding.span);
    findings
}
