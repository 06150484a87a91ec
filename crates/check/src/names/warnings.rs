//! What a change of a name breaks, and what it leaves as it is.

use std::collections::BTreeSet;

use super::rename::Renamed;
use super::symbols::{Kind, Symbol};
use crate::fix::FileEdit;
use crate::sources::Sources;
use crate::text::{around, short};

/// Warnings for a change of names that has these edits.
pub(crate) fn warnings(
    sources: &Sources<'_>,
    renamed: &[Renamed],
    edits: &[FileEdit],
) -> Vec<String> {
    let mut told = Vec::new();
    for one in renamed {
        breaks(sources, one, &mut told);
    }
    let paths: BTreeSet<&str> = edits.iter().map(|edit| edit.path.as_str()).collect();
    for path in paths {
        for one in renamed {
            mentions(sources, path, one, &mut told);
        }
    }
    told.dedup();
    told
}

fn breaks(sources: &Sources<'_>, renamed: &Renamed, told: &mut Vec<String>) {
    let (from, to) = (&renamed.from, &renamed.to);
    let (old, new) = (short(from), short(to));
    if renamed.files.is_some() {
        told.push(format!(
            "all full names in package `{from}` change: generated code, the paths of calls, and types inside `Any`"
        ));
        return;
    }
    let Some(symbol) = sources.symbols().get(from) else {
        return;
    };
    told.push(format!(
        "generated code has another name for {} `{old}`",
        symbol.kind.noun()
    ));
    match symbol.kind {
        Kind::Field => {
            let (before, after) = json_names(sources, symbol, new);
            if before != after {
                told.push(format!(
                    "in JSON the field is `{after}` instead of `{before}`"
                ));
            }
        }
        Kind::Value => told.push(format!("in JSON the value is `{new}` instead of `{old}`")),
        Kind::Extension => told.push(format!(
            "in JSON the extension is `[{to}]`, no longer `[{from}]`"
        )),
        Kind::Message => told.push(format!(
            "`Any` names its type: that is `{to}`, no longer `{from}`"
        )),
        Kind::Service => told.push(format!("calls go to `/{to}/…` instead of `/{from}/…`")),
        Kind::Method => {
            let service = around(from);
            told.push(format!(
                "calls go to `/{service}/{new}` instead of `/{service}/{old}`"
            ));
        }
        Kind::Enum | Kind::Oneof => {}
    }
}

/// The names of a field in JSON, before and after.
pub(crate) fn json_names(sources: &Sources<'_>, symbol: &Symbol, new: &str) -> (String, String) {
    let file = sources.file(symbol.file);
    let field = file.and_then(|file| file.field_at(&symbol.path));
    let Some(field) = field else {
        return Default::default();
    };
    let (name, json) = (field.proto.name(), field.proto.json_name());
    let is_own = super::clash::json_name(name) != json;
    let after = if is_own {
        json.to_owned()
    } else {
        super::clash::json_name(new)
    };
    (json.to_owned(), after)
}

/// Strings in options that have the old name, as a word, and are not known to mean it.
fn mentions(sources: &Sources<'_>, path: &str, renamed: &Renamed, told: &mut Vec<String>) {
    let Some((index, _)) = sources.image.at(path) else {
        return;
    };
    let (Some(uses), Some(text)) = (sources.uses(index), sources.text(index)) else {
        return;
    };
    let word = if renamed.files.is_some() {
        renamed.from.as_str()
    } else {
        short(&renamed.from)
    };
    for literal in uses.texts.iter().filter(|literal| !literal.read) {
        let range = literal.span.start as usize..literal.span.end as usize;
        let Some(content) = text.get(range) else {
            continue;
        };
        if has_word(content, word) {
            let before = text.get(..literal.span.start as usize).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            told.push(format!(
                "\"{content}\" ({path}:{line}) mentions `{word}` and is left as it is"
            ));
        }
    }
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + word.len()..)
            .and_then(|after| after.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}
