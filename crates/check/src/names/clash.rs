//! Why a name cannot be taken: others have it, or one that is the same to JSON or to generated code.

use std::collections::HashMap;

use playground_protos::descriptor::{EnumDescriptorProto, FieldDescriptorProto};

use super::rename::Renamed;
use super::symbols::{Kind, Symbol};
use crate::image::{Enum, File, Message};
use crate::sources::Sources;
use crate::text::{around, is_name, join, short};

/// Refuses a new name; `all` are the changes at the same time.
pub(super) fn check(
    sources: &Sources<'_>,
    renamed: &Renamed,
    all: &[Renamed],
) -> Result<(), String> {
    if renamed.from == renamed.to {
        return Err(format!("`{}` is its name already", short(&renamed.to)));
    }
    if !renamed.to.split('.').all(is_name) {
        return Err(format!("`{}` is no name", renamed.to));
    }
    let symbols = sources.symbols();
    if renamed.files.is_some() {
        return match symbols.get(&renamed.to) {
            Some(_) => Err(format!("`{}` is there already", renamed.to)),
            None => Ok(()),
        };
    }
    let gone = |name: &str| all.iter().any(|other| other.from == name);
    let taken = symbols.get(&renamed.to).is_some() && !gone(&renamed.to);
    if taken || symbols.is_package(&renamed.to) {
        return Err(format!("`{}` is there already", renamed.to));
    }
    let Some(symbol) = symbols.get(&renamed.from) else {
        return Ok(());
    };
    let Some(file) = sources.file(symbol.file) else {
        return Ok(());
    };
    let name = short(&renamed.to);
    match symbol.kind {
        Kind::Field => field(sources, file, symbol, renamed),
        Kind::Value | Kind::Enum => match enum_at(file, &symbol.path) {
            Some(of) => value(of, symbol, name, all),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

fn field(
    sources: &Sources<'_>,
    file: &File<'_>,
    symbol: &Symbol,
    renamed: &Renamed,
) -> Result<(), String> {
    let name = short(&renamed.to);
    let Some(message) = file.message_named(around(&renamed.from)) else {
        return Ok(());
    };
    if message
        .proto
        .reserved_name
        .iter()
        .any(|reserved| reserved == name)
    {
        return Err(format!("the name `{name}` is reserved"));
    }
    let json = json_name(name);
    let own = |field: &&FieldDescriptorProto| field.name() == short(&renamed.from);
    let mut others = message.proto.field.iter().filter(|field| !own(field));
    if let Some(other) =
        others.find(|other| other.json_name() == json || json_name(other.name()) == json)
    {
        return Err(format!(
            "JSON would not tell `{name}` from `{}`",
            other.name()
        ));
    }
    let entry = join(around(&renamed.from), &entry_name(name));
    let is_map = sources
        .symbols()
        .get(&symbol.of)
        .is_some_and(|of| of.synthetic);
    if is_map && entry != symbol.of && sources.symbols().get(&entry).is_some() {
        return Err(format!(
            "the entries of the map would be `{entry}`, which is there already"
        ));
    }
    Ok(())
}

/// Values that differ in case and in the prefix of the enum alone are one to generated code.
fn value(of: &Enum<'_>, symbol: &Symbol, name: &str, all: &[Renamed]) -> Result<(), String> {
    if symbol.kind == Kind::Value && of.proto.reserved_name.iter().any(|other| other == name) {
        return Err(format!("the name `{name}` is reserved"));
    }
    let after = |full: &str| {
        let found = all.iter().find(|renamed| renamed.from == full);
        short(found.map_or(full, |renamed| &renamed.to)).to_owned()
    };
    let prefix = folded(&after(&of.full_name));
    let mut seen: HashMap<String, (String, i32)> = HashMap::new();
    for (value, number) in
        values_after(of.proto, |value| after(&join(around(&of.full_name), value)))
    {
        let bare = bare(&value, &prefix);
        match seen.get(&bare) {
            Some((other, at)) if *at != number && [&value, other].contains(&&name.to_owned()) => {
                return Err(format!(
                    "generated code would not tell `{other}` from `{value}`"
                ));
            }
            Some(_) => {}
            None => {
                seen.insert(bare, (value, number));
            }
        }
    }
    Ok(())
}

fn values_after(of: &EnumDescriptorProto, after: impl Fn(&str) -> String) -> Vec<(String, i32)> {
    let values = of.value.iter();
    let values = values.map(|value| (after(value.name()), value.number()));
    values.collect()
}

fn folded(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// A value without the prefix of its enum, as far as generated code tells it apart.
fn bare(name: &str, prefix: &str) -> String {
    let name = folded(name);
    let bare = name.strip_prefix(prefix).filter(|bare| !bare.is_empty());
    bare.map_or_else(|| name.clone(), str::to_owned)
}

/// The enum that a path leads to or into.
pub(crate) fn enum_at<'i>(file: &'i File<'_>, path: &[i32]) -> Option<&'i Enum<'i>> {
    fn within<'i>(messages: &'i [Message<'i>], path: &[i32]) -> Option<&'i Enum<'i>> {
        messages.iter().find_map(|message| {
            let mut enums = message.enums.iter();
            let here = enums.find(|of| path.starts_with(&of.path));
            here.or_else(|| within(&message.messages, path))
        })
    }
    let mut enums = file.enums.iter();
    let here = enums.find(|of| path.starts_with(&of.path));
    here.or_else(|| within(&file.messages, path))
}

/// The name in JSON of a field that states none: underscores go, and what follows them is upper-case.
pub(crate) fn json_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut upper = false;
    for character in name.chars() {
        match character {
            '_' => upper = true,
            character if upper => {
                out.push(character.to_ascii_uppercase());
                upper = false;
            }
            character => out.push(character),
        }
    }
    out
}

/// The name of the message behind a map field.
fn entry_name(name: &str) -> String {
    let camel = json_name(name);
    let mut rest = camel.chars();
    let first = rest.next().map(|first| first.to_ascii_uppercase());
    first
        .into_iter()
        .chain(rest)
        .chain("Entry".chars())
        .collect()
}
