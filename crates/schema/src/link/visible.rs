//! Types that are for their own file: `local`, or by the file's default.
//!
//! Rule: <https://protobuf.dev/programming-guides/symbol_visibility/>, from edition 2024 on.

use std::sync::Arc;

use playground_protos::descriptor::SymbolVisibility;
use playground_protos::descriptor::feature_set::visibility_feature::DefaultSymbolVisibility as Default;
use playground_syntax::Span;

use super::Linked;
use super::declare::Kind;
use super::elements::{self, tag};
use super::table::{At, Table};
use crate::finding::Finding;

/// The files that are linked.
pub(super) type Files<'a> = &'a [Option<Arc<Linked>>];

/// What is said of a type that another file may not use; its span is left to the caller.
pub(super) fn refuse(table: &Table, files: Files<'_>, at: At) -> Option<Finding> {
    let symbol = table.symbol(at)?;
    let linked = files.get(at.file as usize)?.as_ref()?;
    let path = table.path(at);
    let visibility = match symbol.kind {
        Kind::Message => elements::message(&linked.descriptor, &path)?.visibility,
        Kind::Enum => elements::enumeration(&linked.descriptor, &path)?.visibility,
        _ => return None,
    };
    let visibility = visibility.and_then(|value| SymbolVisibility::try_from(value).ok());
    let help = match visibility {
        Some(SymbolVisibility::VisibilityExport) => return None,
        Some(SymbolVisibility::VisibilityLocal) => "it is marked `local`",
        _ => by_default(linked, symbol.parent.is_none())?,
    };
    let text = format!("`{}` is visible in {} only", symbol.name, linked.path);
    let mut name = path;
    name.push(tag::NAME);
    let finding = Finding::error(Span::default(), text).help(format!(
        "{help}; mark it `export` to use it from other files"
    ));
    Some(finding.related_in(&linked.path, linked.lowered.nearest(&name), "declared here"))
}

/// Why a type without `local` or `export` is for its file only, if it is.
fn by_default(linked: &Linked, top: bool) -> Option<&'static str> {
    let value = linked.features.of(&[])?.default_symbol_visibility?;
    match Default::try_from(value).ok()? {
        Default::ExportTopLevel if !top => {
            Some("nested types are local by the default of its file")
        }
        Default::LocalAll | Default::Strict => Some("types are local by the default of its file"),
        _ => None,
    }
}
