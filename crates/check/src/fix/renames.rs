//! Fixes that change names: of elements, of types by their only use, of packages.

use std::collections::BTreeSet;

use super::{Fix, moves};
use crate::image::{File, Image, tag};
use crate::lint::case::{pascal, upper_snake};
use crate::names::{Kind, Renamed, enum_at, json_names, rename, warnings};
use crate::sources::Sources;
use crate::text::{around, join, quoted, short};
use crate::version::{Stability, of_package};

/// Another name for the element with a path in a file.
pub(super) fn element(
    sources: &Sources<'_>,
    path: &str,
    element: &[i32],
    name: &str,
) -> Result<Fix, String> {
    let full = full_name(sources, path, element).ok_or("there is nothing with a name")?;
    named(sources, &full, name)
}

/// The fixes that give the element at a place of a finding another name: for a field whose name in JSON would change,
/// first the one that keeps it.
pub(super) fn at(sources: &Sources<'_>, path: &str, place: &[i32], name: &str) -> Option<Vec<Fix>> {
    let of = place.strip_suffix(&[tag::NAME])?;
    let mut full = full_name(sources, path, of)?;
    let mut name = name.to_owned();
    if let Some(field) = sources.symbols().get(&full).filter(|field| field.group) {
        // A group has the name of its message, which is PascalCase.
        full.clone_from(&field.of);
        name = pascal(short(&full));
    }
    let name = name.as_str();
    let fix = named(sources, &full, name).ok()?;
    let kept = keeping_json(sources, &full, name, &fix);
    Some(kept.into_iter().chain([fix]).collect())
}

fn named(sources: &Sources<'_>, full: &str, name: &str) -> Result<Fix, String> {
    let mut renamed = vec![Renamed::element(full, name)];
    renamed.extend(companions(sources, full, name));
    let edits = rename(sources, &renamed)?;
    let title = format!("rename `{}` to `{name}`", short(full));
    let mut fix = Fix::new(title, edits);
    fix.warnings = warnings(sources, &renamed, &fix.edits);
    Ok(fix)
}

/// The same with `json_name`, if the name in JSON would change.
fn keeping_json(sources: &Sources<'_>, full: &str, name: &str, fix: &Fix) -> Option<Fix> {
    let symbol = sources.symbols().get(full)?;
    if symbol.kind != Kind::Field {
        return None;
    }
    let (before, after) = json_names(sources, symbol, name);
    if before == after {
        return None;
    }
    let node = sources.node(symbol.file, &symbol.path, super::words::FIELDS)?;
    let file = sources.file(symbol.file)?;
    let editing = super::edit::Editing {
        path: file.path(),
        tree: sources.tree(symbol.file)?,
    };
    let json = super::options::set_in_brackets(editing, node, "json_name", &quoted(&before))?;
    let mut kept = fix.clone();
    kept.edits.push(json);
    super::ordered(&mut kept.edits);
    kept.title = format!("{} and keep its name in JSON", fix.title);
    kept.warnings
        .retain(|warning| !warning.starts_with("in JSON"));
    Some(kept)
}

/// What has to change with a name: the field of a group, values that begin with the name of their enum, types that are
/// named after their service.
fn companions(sources: &Sources<'_>, full: &str, name: &str) -> Vec<Renamed> {
    let symbols = sources.symbols();
    let Some(symbol) = symbols.get(full) else {
        return Vec::new();
    };
    let Some(file) = sources.file(symbol.file) else {
        return Vec::new();
    };
    let field = join(around(full), &short(full).to_ascii_lowercase());
    match symbol.kind {
        Kind::Message => {
            let group = symbols
                .get(&field)
                .filter(|field| field.group && field.of == full);
            let renamed = group.map(|_| Renamed::element(&field, &name.to_ascii_lowercase()));
            renamed.into_iter().collect()
        }
        Kind::Enum => prefixed(file, &symbol.path, full, name),
        Kind::Service => {
            let service = file
                .services
                .iter()
                .find(|service| service.full_name == full);
            let methods = service.map_or(&[][..], |service| &service.methods);
            let types = methods.iter().flat_map(|method| {
                let name = pascal(method.proto.name());
                [
                    (method.input(), name.clone() + "Request"),
                    (method.output(), name + "Response"),
                ]
            });
            let types = types.filter(|(of, ending)| {
                let known = symbols
                    .get(of)
                    .is_some_and(|of| sources.text(of.file).is_some());
                known && short(of) == pascal(short(full)) + ending
            });
            let renamed = types.map(|(of, ending)| Renamed::element(of, &(pascal(name) + &ending)));
            let mut seen = BTreeSet::new();
            renamed
                .filter(|renamed| seen.insert(renamed.from.clone()))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The values of an enum whose prefix changes with its name.
fn prefixed(file: &File<'_>, path: &[i32], full: &str, name: &str) -> Vec<Renamed> {
    let (before, after) = (upper_snake(short(full)) + "_", upper_snake(name) + "_");
    if before == after {
        return Vec::new();
    }
    let values = enum_at(file, path).map_or(&[][..], |of| &of.values);
    let values = values.iter().filter_map(|value| {
        let rest = value.proto.name().strip_prefix(&before)?;
        let value = join(around(full), value.proto.name());
        Some(Renamed::element(&value, &format!("{after}{rest}")))
    });
    values.collect()
}

/// Another name for the type that is named at the place of a method, if no other method has it and no field.
pub(super) fn type_at(
    sources: &Sources<'_>,
    path: &str,
    place: &[i32],
    name: &str,
) -> Option<Vec<Fix>> {
    let [tag::FILE_SERVICE, service, METHOD, method, which] = place else {
        return None;
    };
    let file = sources.image.file(path)?;
    let service = file.services.get(usize::try_from(*service).ok()?)?;
    let method = service.methods.get(usize::try_from(*method).ok()?)?;
    let full = match *which {
        tag::METHOD_INPUT => method.input(),
        _ => method.output(),
    };
    let symbol = sources.symbols().get(full)?;
    sources.text(symbol.file)?;
    let mut uses = 0;
    for index in sources.having(short(full)) {
        uses += sources.uses(*index).map_or(0, |uses| uses.count(full));
    }
    (uses == 1).then_some(())?;
    Some(vec![named(sources, full, name).ok()?])
}

/// Number of the methods in a service.
const METHOD: i32 = 2;

/// Another package for all files that have that of a file, which move to its folder if they lay in that of the old one.
pub(super) fn package(sources: &Sources<'_>, path: &str, name: &str) -> Option<Vec<Fix>> {
    let package = sources.image.file(path)?.package();
    let image = &sources.image;
    if image.files().iter().any(|file| file.package() == name) || imports_unstable(image, package) {
        return None;
    }
    let files = sources.image.files().iter().enumerate();
    let files = files.filter(|(_, file)| file.package() == package);
    let files: BTreeSet<usize> = files.map(|(index, _)| index).collect();
    let renamed = [Renamed {
        from: package.to_owned(),
        to: name.to_owned(),
        files: Some(files.clone()),
    }];
    let mut edits = rename(sources, &renamed).ok()?;
    let mut moved = Vec::new();
    for file in files.iter().filter_map(|index| sources.file(*index)) {
        if file.directory() == package.replace('.', "/") {
            let name = file.path().rsplit('/').next()?;
            let to = format!("{}/{name}", renamed.first()?.to.replace('.', "/"));
            moved.push((file.path().to_owned(), to));
        }
    }
    moves::imports(sources, &moved, name, &mut edits)?;
    let mut fix = Fix::new(format!("rename the package to `{name}`"), edits);
    fix.warnings = warnings(sources, &renamed, &fix.edits);
    fix.moves = moves::of(moved);
    Some(vec![fix])
}

/// Whether files of a package import what may still change: such a package should not become a stable one.
fn imports_unstable(image: &Image<'_>, package: &str) -> bool {
    let own = image
        .files()
        .iter()
        .filter(|file| file.package() == package);
    let imports = own.flat_map(|file| &file.proto.dependency);
    let mut packages = imports
        .filter_map(|path| image.file(path))
        .map(File::package);
    packages.any(|package| of_package(package) == Some(Stability::Unstable))
}

/// The full name of what a path leads to.
fn full_name(sources: &Sources<'_>, path: &str, element: &[i32]) -> Option<String> {
    let (index, _) = sources.image.at(path)?;
    sources
        .symbols()
        .full_name(index, element)
        .map(str::to_owned)
}
