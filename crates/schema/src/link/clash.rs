//! What is said of names that are declared twice: both places, once.

use std::collections::HashMap;
use std::sync::Arc;

use playground_syntax::Span;

use super::declare::Kind;
use super::elements::{self, tag};
use super::order::Apart;
use super::table::{At, Clash, Table};
use crate::finding::Finding;
use crate::ir::{Lowered, Path};

/// Findings by file.
pub(super) type Findings = HashMap<u32, Vec<Finding>>;

struct Files<'a> {
    table: &'a Table,
    apart: &'a Apart<'a>,
    paths: &'a [Arc<str>],
    lowered: &'a [Arc<Lowered>],
}

/// One finding for each name, at the later place.
pub(super) fn findings(
    table: &Table,
    clashes: &[Clash],
    apart: &Apart<'_>,
    paths: &[Arc<str>],
    lowered: &[Arc<Lowered>],
) -> Findings {
    let files = Files {
        table,
        apart,
        paths,
        lowered,
    };
    let mut findings = Findings::new();
    for clash in clashes {
        let found = match *clash {
            Clash::Symbols { first, second } => files.symbols(first, second),
            Clash::Package { symbol, package } => files.package(symbol, package),
        };
        if let Some((file, finding)) = found {
            findings.entry(file).or_default().push(finding);
        }
    }
    findings
}

impl Files<'_> {
    fn symbols(&self, first: At, second: At) -> Option<(u32, Finding)> {
        let (mut first, mut second) = (first, second);
        let (mut here, mut there) = (self.place(second)?, self.place(first)?);
        // What comes along is right.
        let other = first.file != second.file && self.apart.comes_along(second.file);
        if other || first.file == second.file && here.0 < there.0 {
            std::mem::swap(&mut first, &mut second);
            std::mem::swap(&mut here, &mut there);
        }
        if here.1.is_some() && here.1 == there.1 {
            // The fields have one name, too, which is told of them.
            return None;
        }
        let symbol = self.table.symbol(second)?;
        let earlier = self.table.symbol(first)?;
        let path = self.paths.get(first.file as usize)?;
        let last = last(&symbol.name);
        let text = match first.file == second.file {
            true => format!("`{last}` is already declared as {}", earlier.kind.noun()),
            false => format!("`{}` is already declared in {path}", symbol.name),
        };
        let entry = here.1.is_some() || there.1.is_some();
        let finding = Finding::error(here.0, text);
        let finding = finding.related_in(
            path,
            there.0,
            there.1.unwrap_or("also declared here".into()),
        );
        let values = symbol.kind == Kind::EnumValue || earlier.kind == Kind::EnumValue;
        let apart = self.table.parent(first) != self.table.parent(second);
        Some((
            second.file,
            match (here.1, values && apart) {
                (Some(what), _) => finding.help(format!("{what}; rename one of them")),
                (None, _) if entry => finding
                    .help("a map field declares a message for its entries; rename this or the map"),
                (None, true) => finding.help(scope_help(&symbol.name)),
                (None, false) => finding,
            },
        ))
    }

    fn package(&self, symbol: At, package: u32) -> Option<(u32, Finding)> {
        let declared = self.table.symbol(symbol)?;
        let (span, _) = self.place(symbol)?;
        let package_span = self.lowered.get(package as usize)?.nearest(&[tag::PACKAGE]);
        let symbol_path = self.paths.get(symbol.file as usize)?;
        let package_path = self.paths.get(package as usize)?;
        // Whichever comes later is told, if it does not come along.
        let later = symbol.file < package && !self.apart.comes_along(package);
        Some(match later || self.apart.comes_along(symbol.file) {
            true => {
                let text = format!(
                    "`{}` is a package here, but {} in {symbol_path}",
                    declared.name,
                    declared.kind.noun()
                );
                let finding = Finding::error(package_span, text);
                (
                    package,
                    finding.related_in(symbol_path, span, "declared here"),
                )
            }
            false => {
                let text = format!("`{}` is the name of a package, too", declared.name);
                let finding = Finding::error(span, text);
                (
                    symbol.file,
                    finding.related_in(package_path, package_span, "the package is here"),
                )
            }
        })
    }

    /// Where a symbol is declared; with a word about it if it stands for something else.
    fn place(&self, at: At) -> Option<(Span, Option<String>)> {
        let lowered = self.lowered.get(at.file as usize)?;
        let mut path = self.table.path(at);
        if let Some((span, field)) = self.map_field(lowered, at, &path) {
            return Some((
                span,
                Some(format!("the entries of map `{field}` are of that name")),
            ));
        }
        path.push(tag::NAME);
        Some((lowered.nearest(&path), None))
    }

    /// The map field that the entry was made for, and its name.
    fn map_field(&self, lowered: &Lowered, at: At, path: &Path) -> Option<(Span, String)> {
        let declared = self.table.symbol(at)?;
        if declared.kind != Kind::Message {
            return None;
        }
        let file = &lowered.descriptor;
        let entry = elements::message(file, path).filter(|entry| entry.options.is_some())?;
        let outer = path.get(..path.len().checked_sub(2)?)?;
        let message = elements::message(file, outer)?;
        let fields = message.field.iter();
        // The place of an entry is the name of its field.
        let place = lowered.nearest(path);
        let mut fields = fields
            .enumerate()
            .filter(|(_, field)| last(field.type_name()) == entry.name());
        let field = fields.find(|(index, _)| {
            let name = [outer, &[tag::FIELD, *index as i32, tag::NAME]].concat();
            lowered.span(&name) == Some(place)
        });
        Some((place, field?.1.name().to_owned()))
    }
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn scope_help(name: &str) -> String {
    let scope = name
        .rsplit_once('.')
        .map(|(scope, _)| format!(" of `{scope}`"));
    format!(
        "values lie beside their enum, so their names are unique among all{}",
        scope.unwrap_or_default()
    )
}
