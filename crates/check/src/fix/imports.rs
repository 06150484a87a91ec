//! Imports that go, and those that are for one file alone.

use std::collections::{BTreeSet, HashSet};

use playground_syntax::{Node, SyntaxKind as Syntax};

use super::edit::Editing;
use super::{FileEdit, Fix};
use crate::image::tag;
use crate::sources::Sources;
use crate::text::quoted;

/// An import taken away, if all that the file names is still seen without it.
pub(super) fn dropped(sources: &Sources<'_>, path: &str, place: &[i32]) -> Option<Fix> {
    let (index, file) = sources.image.at(path)?;
    let [list, at] = *place else { return None };
    let at = usize::try_from(at).ok()?;
    let imported = match list {
        tag::FILE_DEPENDENCY => file.proto.dependency.get(at)?,
        _ => file.proto.option_dependency.get(at)?,
    };
    let seen = Imports::of(sources, index).without(sources, imported);
    let seen = seen.seen(sources, index, None);
    let mut used = used(sources, index)?.into_iter();
    used.all(|file| seen.contains(&file)).then_some(())?;
    let tree = sources.tree(index)?;
    let node = sources.node(index, place, &[Syntax::ImportDecl])?;
    let edits = Editing { path, tree }.remove(node);
    Some(Fix::new(
        format!("remove the import of `{imported}`"),
        edits,
    ))
}

/// A public import made one for its file alone: who used what came through it imports that itself.
pub(super) fn private(sources: &Sources<'_>, path: &str, place: &[i32]) -> Option<Fix> {
    let (index, file) = sources.image.at(path)?;
    let at = usize::try_from(*place.last()?).ok()?;
    let imported = file.proto.dependency.get(at)?;
    let (target, _) = sources.image.at(imported)?;
    let change = Some((index, target));
    let tree = sources.tree(index)?;
    let node = sources.node(index, place, &[Syntax::ImportDecl])?;
    let editing = Editing { path, tree };
    let own = Imports::of(sources, index);
    let mut edits = match own.owed(sources, index, change).contains(&target) {
        true => {
            let word = node.tokens().find(|token| token.text() == "public")?;
            vec![editing.remove_word(word)]
        }
        // Nothing here uses it, which nobody minds of a public one.
        false => editing.remove(node),
    };
    for other in 0..sources.image.files().len() {
        if other != index {
            edits.extend(importer(sources, other, (index, target))?);
        }
    }
    let fix = Fix::new(format!("import `{imported}` for this file alone"), edits);
    Some(fix.warning("files that are not here and use what came through it no longer compile"))
}

/// The edits of a file that loses sight of what came through an import of another file.
fn importer(sources: &Sources<'_>, index: usize, change: (usize, usize)) -> Option<Vec<FileEdit>> {
    let imports = Imports::of(sources, index);
    if !imports.seen(sources, index, None).contains(&change.0) {
        return Some(Vec::new());
    }
    let seen = imports.seen(sources, index, Some(change));
    let missing: BTreeSet<&str> = match used(sources, index) {
        Some(used) => {
            let lost = used.into_iter().filter(|file| !seen.contains(file));
            lost.filter_map(|file| Some(sources.file(file)?.path()))
                .collect()
        }
        None => return Some(Vec::new()),
    };
    let Some(first) = missing.first() else {
        return Some(Vec::new());
    };
    let path = sources.file(index)?.path();
    let editing = Editing {
        path,
        tree: sources.tree(index)?,
    };
    let after = imports.with(sources, &missing);
    let idle = !after.owed(sources, index, Some(change)).contains(&change.0);
    let statement = statement_of(editing, sources.file(change.0)?.path());
    let instead = statement.filter(|node| idle && !is_public(*node));
    let mut edits = Vec::new();
    let mut rest: Vec<&str> = missing.iter().copied().collect();
    if let Some(node) = instead {
        let literal = node.child(Syntax::StringLiteral)?;
        edits.push(editing.replace(literal.span(), quoted(first)));
        rest.remove(0);
    }
    for path in rest {
        edits.push(added(editing, path));
    }
    Some(edits)
}

/// One more import.
pub(super) fn added(editing: Editing<'_>, path: &str) -> FileEdit {
    let kinds: [&[Syntax]; 3] = [
        &[Syntax::ImportDecl],
        &[Syntax::PackageDecl],
        &[Syntax::SyntaxDecl, Syntax::EditionDecl],
    ];
    editing.at_top(&kinds, &format!("import {};", quoted(path)))
}

/// The statement that imports a path.
pub(super) fn statement_of<'t>(editing: Editing<'t>, path: &str) -> Option<Node<'t>> {
    let root = editing.tree.root();
    let mut imports = root
        .children()
        .filter(|node| node.kind() == Syntax::ImportDecl);
    imports.find(|node| imported(*node).as_deref() == Some(path))
}

fn is_public(import: Node<'_>) -> bool {
    import.tokens().any(|token| token.text() == "public")
}

/// The path that a statement imports; none if it is written with escapes.
fn imported(import: Node<'_>) -> Option<String> {
    let literal = import.child(Syntax::StringLiteral)?;
    let parts = literal.tokens().map(|token| {
        let text = token.text();
        text.get(1..text.len().checked_sub(1)?)
    });
    parts.collect()
}

/// The files that a file names something of, except what follows from another name.
fn used(sources: &Sources<'_>, index: usize) -> Option<BTreeSet<usize>> {
    let names = sources.uses(index)?.names.iter();
    let names = names.filter(|name| name.searched.is_some());
    let symbols = sources.symbols();
    let files = names.filter_map(|name| Some(symbols.get(&name.full)?.file));
    Some(files.filter(|file| *file != index).collect())
}

/// What a file imports, as indexes of files: public ones, then all, those for options last.
#[derive(Debug, Clone)]
struct Imports {
    public: Vec<usize>,
    all: Vec<usize>,
}

impl Imports {
    fn of(sources: &Sources<'_>, index: usize) -> Self {
        let Some(file) = sources.file(index) else {
            return Self {
                public: Vec::new(),
                all: Vec::new(),
            };
        };
        let at = |path: &str| sources.image.at(path).map(|(index, _)| index);
        let all = file
            .proto
            .dependency
            .iter()
            .chain(&file.proto.option_dependency);
        Self {
            public: file.public_imports().filter_map(at).collect(),
            all: all.filter_map(|path| at(path)).collect(),
        }
    }

    fn without(mut self, sources: &Sources<'_>, path: &str) -> Self {
        let gone = sources.image.at(path).map(|(index, _)| index);
        self.all.retain(|index| Some(*index) != gone);
        self.public.retain(|index| Some(*index) != gone);
        self
    }

    fn with(&self, sources: &Sources<'_>, paths: &BTreeSet<&str>) -> Self {
        let mut more = self.clone();
        let new = paths
            .iter()
            .filter_map(|path| Some(sources.image.at(path)?.0));
        more.all.extend(new);
        more
    }

    /// Those of a file after a public import of one file was made its own.
    fn after(sources: &Sources<'_>, index: usize, change: Option<(usize, usize)>) -> Self {
        let mut imports = Self::of(sources, index);
        if let Some((_, target)) = change.filter(|(of, _)| *of == index) {
            imports.public.retain(|public| *public != target);
        }
        imports
    }

    /// The files that come through these imports, and the file itself.
    fn seen(
        &self,
        sources: &Sources<'_>,
        index: usize,
        change: Option<(usize, usize)>,
    ) -> HashSet<usize> {
        let mut seen = HashSet::from([index]);
        let mut todo = self.all.clone();
        while let Some(file) = todo.pop() {
            if seen.insert(file) {
                todo.extend(Self::after(sources, file, change).public);
            }
        }
        seen
    }

    /// The imports that are needed, as buf counts: see `lint::uses`.
    fn owed(
        &self,
        sources: &Sources<'_>,
        index: usize,
        change: Option<(usize, usize)>,
    ) -> HashSet<usize> {
        let mut owed: Vec<(usize, usize)> = self.all.iter().map(|file| (*file, *file)).collect();
        let mut seen = HashSet::from([index]);
        let public = self
            .public
            .iter()
            .filter(|file| Some((index, **file)) != change);
        for import in public.chain(&self.all) {
            let mut todo = vec![*import];
            while let Some(file) = todo.pop() {
                if seen.insert(file) {
                    owed.push((file, *import));
                    todo.extend(Self::of(sources, file).all);
                }
            }
        }
        let used = used(sources, index).unwrap_or_default();
        let to = |file: &usize| owed.iter().find(|(of, _)| of == file).map(|(_, to)| *to);
        used.iter().filter_map(to).collect()
    }
}
