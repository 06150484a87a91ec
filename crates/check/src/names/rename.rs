//! One name changed in all files: where it is declared, and wherever it is used.

use std::collections::BTreeSet;

use playground_syntax::Span;

use super::clash;
use super::scope::{Seen, Wanted};
use super::uses::Use;
use crate::fix::FileEdit;
use crate::sources::Sources;
use crate::text::{moved, short};

/// A full name that becomes another one, with all that lies in it.
#[derive(Debug, Clone)]
pub(crate) struct Renamed {
    /// As it is.
    pub(crate) from: String,
    /// As it will be.
    pub(crate) to: String,
    /// Of a package, the files whose package it is.
    pub(crate) files: Option<BTreeSet<usize>>,
}

impl Renamed {
    /// An element by its full name, with another last part.
    pub(crate) fn element(full: &str, name: &str) -> Self {
        Self {
            from: full.to_owned(),
            to: crate::text::join(crate::text::around(full), name),
            files: None,
        }
    }

    /// Whether what is declared in a file may be concerned.
    pub(crate) fn concerns(&self, file: usize) -> bool {
        self.files
            .as_ref()
            .is_none_or(|files| files.contains(&file))
    }
}

/// The package of a file after a change of names.
pub(super) fn package_after(package: &str, file: usize, renamed: &[Renamed]) -> String {
    let own = |renamed: &&Renamed| renamed.files.is_some() && renamed.concerns(file);
    let found = renamed.iter().find(own);
    found.map_or(package, |renamed| &renamed.to).to_owned()
}

/// The edits of a change of names; why not, if it cannot be.
pub(crate) fn rename(sources: &Sources<'_>, renamed: &[Renamed]) -> Result<Vec<FileEdit>, String> {
    let mut edits = Vec::new();
    for one in renamed {
        clash::check(sources, one, renamed)?;
        declaration(sources, one, &mut edits)?;
    }
    for file in concerned(sources, renamed) {
        file_edits(sources, file, renamed, &mut edits)?;
    }
    crate::fix::ordered(&mut edits);
    Ok(edits)
}

/// Files that may use one of the names, or mean something else by it afterwards.
fn concerned(sources: &Sources<'_>, renamed: &[Renamed]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for one in renamed {
        match &one.files {
            Some(files) => {
                let sees = |index: &usize| {
                    let [all, options] = &sources.visible(*index).files;
                    files
                        .iter()
                        .any(|file| all.contains(file) || options.contains(file))
                };
                found.extend((0..sources.image.files().len()).filter(sees));
            }
            None => {
                for word in [short(&one.from), short(&one.to)] {
                    found.extend(sources.having(word));
                }
            }
        }
    }
    found
}

fn declaration(
    sources: &Sources<'_>,
    renamed: &Renamed,
    edits: &mut Vec<FileEdit>,
) -> Result<(), String> {
    let places: Vec<(usize, _)> = match &renamed.files {
        Some(files) => {
            let places = files.iter().map(|file| (*file, package(sources, *file)));
            places.collect()
        }
        None => {
            let symbol = sources.symbols().get(&renamed.from);
            let symbol = symbol.ok_or_else(|| format!("there is no `{}`", renamed.from))?;
            vec![(symbol.file, sources.name(symbol.file, &symbol.path))]
        }
    };
    for (file, place) in places {
        let path = sources.file(file).map_or("", |file| file.path());
        let Some(place) = place.filter(|_| sources.text(file).is_some()) else {
            return Err(format!("the text of `{path}` is not at hand"));
        };
        let text = match renamed.files {
            Some(_) => &renamed.to,
            None => short(&renamed.to),
        };
        // A group is the name of a message and, in lower case, of a field: that one is not written.
        let written = sources.text(file).and_then(|text| text.get(place.clone()));
        if renamed.files.is_some() || written == Some(short(&renamed.from)) {
            edits.push(FileEdit::new(path, place.into(), text));
        }
    }
    Ok(())
}

/// The bytes of the package that a file states.
fn package(sources: &Sources<'_>, file: usize) -> Option<std::ops::Range<usize>> {
    use playground_syntax::SyntaxKind as Syntax;
    let root = sources.tree(file)?.root();
    let path = root.child(Syntax::PackageDecl)?.child(Syntax::Path)?;
    let span = path.span();
    Some(span.start as usize..span.end as usize)
}

/// The edits of what a file uses.
fn file_edits(
    sources: &Sources<'_>,
    index: usize,
    renamed: &[Renamed],
    edits: &mut Vec<FileEdit>,
) -> Result<(), String> {
    let (Some(file), Some(uses)) = (sources.file(index), sources.uses(index)) else {
        return Ok(());
    };
    let seen = Seen::after(sources.symbols(), sources.visible(index), renamed);
    let edit = Edit {
        sources,
        index,
        path: file.path(),
        renamed,
        seen: &seen,
    };
    if renamed.iter().any(|renamed| renamed.files.is_some()) {
        for name in &uses.names {
            edits.extend(edit.name(name)?);
        }
        return Ok(());
    }
    for one in renamed {
        for name in uses.concerned(&one.from, short(&one.to)) {
            edits.extend(edit.name(name)?);
        }
    }
    Ok(())
}

struct Edit<'e, 'f> {
    sources: &'e Sources<'f>,
    index: usize,
    path: &'e str,
    renamed: &'e [Renamed],
    seen: &'e Seen<'e>,
}

impl Edit<'_, '_> {
    /// The full name after the change of what a file declares.
    fn after(&self, full: &str, file: usize) -> String {
        let mut full = full.to_owned();
        for renamed in self.renamed.iter().filter(|renamed| renamed.concerns(file)) {
            full = moved(&full, &renamed.from, &renamed.to).unwrap_or(full);
        }
        full
    }

    fn name(&self, name: &Use) -> Result<Vec<FileEdit>, String> {
        let file = self
            .sources
            .symbols()
            .get(&name.full)
            .map(|found| found.file);
        let after = file.map_or_else(|| name.full.clone(), |file| self.after(&name.full, file));
        let old: Vec<&str> = name.full.split('.').collect();
        let new: Vec<&str> = after.split('.').collect();
        let count = name.parts.len();
        let last = || {
            new.get(new.len() - count.min(new.len())..)
                .unwrap_or_default()
                .join(".")
        };
        let written = match name.searched {
            _ if old.len() == new.len() => last(),
            None if old.len() > count => last(),
            _ => shortened(&old, &new, count),
        };
        let written = if name.absolute {
            format!(".{after}")
        } else {
            written
        };
        let Some((scope, wanted)) = &name.searched else {
            return self.replaced(name, &written);
        };
        let scope = self.after(scope, self.index);
        if self.seen.resolve(&written, &scope, *wanted).as_deref() == Some(after.as_str()) {
            return self.replaced(name, &written);
        }
        let package = self.renamed.iter().any(|renamed| renamed.files.is_some());
        if package && *wanted != Wanted::Option {
            return self.replaced(name, &format!(".{after}"));
        }
        let (path, full) = (self.path, &name.full);
        Err(format!(
            "`{written}` in `{path}` would no longer mean `{full}`"
        ))
    }

    /// The edits that make a name what it should be; only the parts that change, if their number stays.
    fn replaced(&self, name: &Use, written: &str) -> Result<Vec<FileEdit>, String> {
        let text = self.sources.text(self.index).unwrap_or_default();
        let slice = |span: &Span| text.get(span.start as usize..span.end as usize);
        let new: Vec<&str> = written.trim_start_matches('.').split('.').collect();
        if new.len() == name.parts.len() && name.absolute == written.starts_with('.') {
            let parts = name.parts.iter().zip(new);
            let changed = parts.filter(|(span, new)| slice(span) != Some(*new));
            let edits = changed.map(|(span, new)| FileEdit::new(self.path, *span, new));
            return Ok(edits.collect());
        }
        let (Some(first), Some(last)) = (name.parts.first(), name.parts.last()) else {
            return Ok(Vec::new());
        };
        let span = Span {
            start: first.start,
            end: last.end,
        };
        if slice(&span).is_some_and(|text| text.contains('/')) {
            return Err(format!("there is a comment inside `{}`", name.full));
        }
        let written = if name.absolute {
            written.trim_start_matches('.')
        } else {
            written
        };
        Ok(vec![FileEdit::new(self.path, span, written)])
    }
}

/// The last parts of a name, as many as lead from the same point as before; the whole if there is no such point.
fn shortened(old: &[&str], new: &[&str], count: usize) -> String {
    let start = old.len().saturating_sub(count);
    let same = old.get(..start) == new.get(..start);
    let rest = if same { new.get(start..) } else { None };
    rest.map_or_else(|| format!(".{}", new.join(".")), |rest| rest.join("."))
}
