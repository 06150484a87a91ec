//! Files that get another path, and those that import them.

use std::collections::BTreeMap;

use playground_syntax::SyntaxKind as Syntax;

use super::edit::Editing;
use super::imports::statement_of;
use super::{FileEdit, Fix, Move};
use crate::image::File;
use crate::sources::Sources;
use crate::text::quoted;

/// Another path for a file. Into the folder of a package all files of the package go that lie elsewhere.
pub(super) fn file(sources: &Sources<'_>, path: &str, to: &str) -> Option<Fix> {
    let file = sources.image.file(path)?;
    let (folder, _) = to.rsplit_once('/').unwrap_or((".", to));
    let mut moved = vec![(path.to_owned(), to.to_owned())];
    if folder != file.directory() {
        let kin = sources.image.files().iter().filter(|other| {
            other.package() == file.package() && other.directory() != folder && other.path() != path
        });
        moved.extend(kin.map(|other| {
            let name = other.path().rsplit('/').next().unwrap_or_default();
            (other.path().to_owned(), format!("{folder}/{name}"))
        }));
    }
    let mut edits = Vec::new();
    imports(sources, &moved, file.package(), &mut edits)?;
    let mut fix = Fix::new(format!("move the file to `{to}`"), edits);
    fix.moves = of(moved);
    Some(fix.warning("generated files get other paths, and so do imports of who is not here"))
}

/// The moves of paths.
pub(super) fn of(moved: Vec<(String, String)>) -> Vec<Move> {
    let moved = moved.into_iter();
    moved.map(|(from, to)| Move { from, to }).collect()
}

/// Adds the edits of who imports files that move; none if a path is taken, a text is not at hand, or files of another
/// package than theirs are where they go.
pub(super) fn imports(
    sources: &Sources<'_>,
    moved: &[(String, String)],
    package: &str,
    edits: &mut Vec<FileEdit>,
) -> Option<()> {
    let stays = |file: &&File<'_>| moved.iter().all(|(from, _)| from != file.path());
    let others = sources.image.files().iter().filter(stays);
    let mut others = others.filter(|file| file.package() != package);
    let into = |file: &File<'_>| {
        let folder = |path: &str| {
            path.rsplit_once('/')
                .map_or(".", |(folder, _)| folder)
                .to_owned()
        };
        let mut comes = moved.iter().filter(|(from, to)| folder(from) != folder(to));
        comes.any(|(_, to)| folder(to) == file.directory())
    };
    if others.any(into) {
        return None;
    }
    let mut places = BTreeMap::new();
    for (from, to) in moved {
        let (index, _) = sources.image.at(from)?;
        sources.text(index)?;
        let twice = places.values().any(|other| *other == to);
        if sources.image.file(to).is_some() || twice {
            return None;
        }
        places.insert(from.as_str(), to);
    }
    for (index, file) in sources.image.files().iter().enumerate() {
        let proto = file.proto;
        for path in proto.dependency.iter().chain(&proto.option_dependency) {
            let Some(to) = places.get(path.as_str()) else {
                continue;
            };
            let editing = Editing {
                path: file.path(),
                tree: sources.tree(index)?,
            };
            let literal = statement_of(editing, path)?.child(Syntax::StringLiteral)?;
            edits.push(editing.replace(literal.span(), quoted(to)));
        }
    }
    super::ordered(edits);
    Some(())
}
