//! What is said of a name that leads nowhere: where it is defined, what was meant, or nothing if a file is missing.

use std::sync::Arc;

use playground_syntax::{Edit, Span};

use super::declare::Kind;
use super::elements::tag;
use super::scope::{Hit, Outcome, Reach, Scope, Wanted};
use super::table::{At, Table};
use crate::finding::Finding;
use crate::ir::Lowered;
use crate::scalars::SCALARS;
use crate::{foreign, near};

/// Names that are searched for what was meant, per file: the search looks at everything in view.
const SEARCHES: usize = 20;

/// A name that leads nowhere.
pub(super) struct Site<'s> {
    /// As it is written.
    pub(super) name: &'s str,
    /// The scope it is searched from.
    pub(super) scope: &'s str,
    pub(super) span: Span,
    pub(super) wanted: Wanted,
    /// A scalar could stand there.
    pub(super) scalar: bool,
    /// A message or enum could stand there.
    pub(super) symbol: bool,
    /// Whether a symbol could be meant.
    pub(super) fits: &'s dyn Fn(At) -> bool,
}

/// What is known beyond the view of a file.
pub(super) struct Missing<'a> {
    pub(super) table: &'a Table,
    pub(super) paths: &'a [Arc<str>],
    pub(super) lowered: &'a [Arc<Lowered>],
    pub(super) own: u32,
    /// Which file that could be imported defines a full name.
    pub(super) library: &'a dyn Fn(&str) -> Option<String>,
    /// A file that is imported is missing: any name may come from there.
    pub(super) incomplete: bool,
    pub(super) searches: usize,
}

impl Missing<'_> {
    /// The finding, unless the name may well be defined.
    pub(super) fn tell(
        &mut self,
        scope: &mut Scope<'_>,
        site: &Site<'_>,
        outcome: &Outcome,
    ) -> Option<Finding> {
        if self.is_lost(scope, site.name) {
            return None;
        }
        // With a file missing, the import of another may be what is misspelt.
        if !self.incomplete
            && let Some(finding) = self.elsewhere(scope, site)
        {
            return Some(finding);
        }
        match outcome {
            Outcome::Astray(full) => {
                let outer = full.rsplit_once('.').map_or("", |(outer, _)| outer);
                let open = scope
                    .find(outer, site.wanted)
                    .is_none_or(|hit| hit == Hit::Package);
                (!self.incomplete || !open).then(|| self.astray(scope, site, full))
            }
            _ => self.undefined(scope, site),
        }
    }

    /// A declaration of it may stand in text that could not be read, or it has characters that no name has.
    fn is_lost(&self, scope: &Scope<'_>, name: &str) -> bool {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
        let path = name.strip_prefix('.').unwrap_or(name);
        if !name.bytes().all(plain) || path.split('.').any(str::is_empty) {
            return true;
        }
        let name = path;
        let first = name.split('.').next().unwrap_or(name);
        let last = name.rsplit('.').next().unwrap_or(name);
        let files = scope.reach.keys().copied().chain([self.own]);
        let mut files = files.filter_map(|file| self.lowered.get(file as usize));
        files.any(|file| {
            !file.lost.is_empty() && (file.lost.contains(first) || file.lost.contains(last))
        })
    }

    /// A file that is not imported defines it.
    fn elsewhere(&self, scope: &Scope<'_>, site: &Site<'_>) -> Option<Finding> {
        let mut outer = Some(site.scope);
        if let Some(absolute) = site.name.strip_prefix('.') {
            return self.defines(scope, site, absolute);
        }
        while let Some(around) = outer {
            let full = match around.is_empty() {
                true => site.name.to_owned(),
                false => format!("{around}.{}", site.name),
            };
            if let Some(finding) = self.defines(scope, site, &full) {
                return Some(finding);
            }
            outer = match around.rsplit_once('.') {
                Some((before, _)) => Some(before),
                None if around.is_empty() => None,
                None => Some(""),
            };
        }
        None
    }

    fn defines(&self, scope: &Scope<'_>, site: &Site<'_>, full: &str) -> Option<Finding> {
        let entry = self.table.get(full);
        let unseen = |at: &At| {
            at.file != self.own
                && scope.reach.get(&at.file) != Some(&Reach::All)
                && (site.fits)(*at)
        };
        let found = entry.and_then(|entry| entry.all().find(unseen));
        if let Some(at) = found {
            let path = self.paths.get(at.file as usize)?;
            if self.imports(path) {
                return None;
            }
            let finding = Finding::error(
                site.span,
                match scope.reach.get(&at.file) {
                    Some(Reach::Options) => {
                        format!("`{full}` is defined in {path}, which is imported for options only")
                    }
                    _ => format!("`{full}` is defined in {path}, which is not imported"),
                },
            );
            return Some(match scope.reach.get(&at.file) {
                Some(Reach::Options) => finding.help("import the file without `option`"),
                _ => self.with_import(finding, path, Vec::new()),
            });
        }
        let path = (self.library)(full).filter(|_| entry.is_none())?;
        let text = format!("`{full}` is defined in {path}, which is not imported");
        Some(self.with_import(Finding::error(site.span, text), &path, Vec::new()))
    }

    /// The file is imported, but in a circle.
    fn imports(&self, path: &str) -> bool {
        let own = self.lowered.get(self.own as usize);
        let names = own.map(|own| own.descriptor.dependency.as_slice());
        names.unwrap_or_default().iter().any(|name| name == path)
    }

    /// The finding with a fix that imports a file, among other edits.
    fn with_import(&self, finding: Finding, path: &str, mut edits: Vec<Edit>) -> Finding {
        let Some(lowered) = self.lowered.get(self.own as usize) else {
            return finding;
        };
        edits.push(import(lowered, path));
        edits.sort_by_key(|edit| edit.span);
        finding
            .help(format!("add `import \"{path}\";`"))
            .fix(format!("import {path}"), edits)
    }

    fn astray(&self, scope: &mut Scope<'_>, site: &Site<'_>, full: &str) -> Finding {
        let name = site.name;
        let text = format!("`{name}` resolves to `{full}`, which is not defined");
        let finding = Finding::error(site.span, text);
        match scope.find(name, site.wanted) {
            Some(Hit::Symbol(at, _)) if (site.fits)(at) => finding
                .help(format!(
                    "the innermost scope that knows the first part decides; write `.{name}` for the one at the top"
                ))
                .replace("add a leading dot", format!(".{name}")),
            _ => finding.help("the innermost scope that knows the first part of a name decides"),
        }
    }

    fn undefined(&mut self, scope: &mut Scope<'_>, site: &Site<'_>) -> Option<Finding> {
        let name = site.name;
        let text = match site.wanted {
            Wanted::Option => format!("option `({name})` is not defined"),
            _ => format!("`{name}` is not defined"),
        };
        let finding = Finding::error(site.span, text);
        // Messages begin with a capital, and one that does may come from the file that is missing.
        let typed = name.starts_with(|first: char| first.is_ascii_lowercase());
        // A scalar itself in the place of a message is told by the parser.
        if !site.scalar && site.wanted != Wanted::Option && SCALARS.contains(&name) {
            return None;
        }
        if typed && let Some(word) = word(name).filter(|_| site.wanted != Wanted::Option) {
            return Some(self.worded(scope, site, finding, word));
        }
        if self.incomplete {
            return None;
        }
        if let Some(kind) = self.other_kind(scope, site) {
            return Some(Finding::error(
                site.span,
                format!("`{name}` is {}, not a type", kind.noun()),
            ));
        }
        if !site.symbol {
            return Some(finding);
        }
        self.searches += 1;
        if self.searches > SEARCHES {
            return Some(finding);
        }
        let last = name.rsplit('.').next().unwrap_or(name);
        if let Some(at) = self.fitting(site, last) {
            return Some(self.meant(scope, site, finding, at));
        }
        if let Some(word) = word(name).filter(|_| site.wanted != Wanted::Option) {
            return Some(self.worded(scope, site, finding, word));
        }
        let near = self.nearest(scope, site, last);
        let scalar = near::nearest(name, SCALARS).filter(|_| site.scalar && near.is_none());
        let at = near.and_then(|near| self.fitting(site, near.as_ref()));
        Some(match (at, scalar) {
            (Some(at), _) => self.meant(scope, site, finding, at),
            (None, Some(scalar)) => suggest(finding, scalar),
            (None, None) => finding,
        })
    }

    /// The name is what another language calls `meant`, or a misspelt scalar.
    fn worded(
        &self,
        scope: &mut Scope<'_>,
        site: &Site<'_>,
        finding: Finding,
        meant: &str,
    ) -> Finding {
        if !meant.contains('.') {
            return match site.scalar {
                true => suggest(finding, meant),
                false => Finding {
                    message: format!("`{}` is not a message", site.name),
                    ..finding.help("a method takes and returns messages: put the value in one")
                },
            };
        }
        if !site.symbol {
            return finding;
        }
        let declared = self.table.get(meant).map(|entry| entry.first);
        if let Some(at) = declared.filter(|at| (site.fits)(*at)) {
            return self.meant(scope, site, finding, at);
        }
        let edit = Edit {
            span: site.span,
            text: meant.to_owned(),
        };
        match (self.library)(meant) {
            Some(path) => self
                .with_import(finding, &path, vec![edit])
                .help(format!("did you mean `{meant}` from {path}?")),
            None => suggest(finding, meant),
        }
    }

    /// What stands there that is no type, where a type is wanted.
    fn other_kind(&self, scope: &mut Scope<'_>, site: &Site<'_>) -> Option<Kind> {
        match scope.resolve(site.name, site.scope, Wanted::Any) {
            Outcome::Found(Hit::Symbol(_, kind)) if site.wanted == Wanted::Type => Some(kind),
            _ => None,
        }
    }

    /// The only symbol of that last name that fits.
    fn fitting(&self, site: &Site<'_>, last: &str) -> Option<At> {
        let mut found = self.table.by_last(last).iter();
        let first = found.find(|at| (site.fits)(**at))?;
        found.all(|at| !(site.fits)(*at)).then_some(*first)
    }

    fn nearest(&self, scope: &Scope<'_>, site: &Site<'_>, last: &str) -> Option<Arc<str>> {
        let files = scope.reach.keys().copied().chain([self.own]);
        let declared = files.filter_map(|file| Some((file, self.table.declared(file)?)));
        let symbols = declared.flat_map(|(file, declared)| {
            declared
                .symbols
                .iter()
                .enumerate()
                .map(move |(index, symbol)| {
                    let symbol_at = At {
                        file,
                        symbol: index as u32,
                    };
                    (symbol_at, symbol.name.as_ref())
                })
        });
        let fitting = symbols.filter(|(at, _)| (site.fits)(*at));
        let names = fitting.map(|(_, name)| name.rsplit('.').next().unwrap_or(name));
        near::nearest(last, names).map(Arc::from)
    }

    fn meant(&self, scope: &mut Scope<'_>, site: &Site<'_>, finding: Finding, at: At) -> Finding {
        let Some(symbol) = self.table.symbol(at) else {
            return finding;
        };
        let full = symbol.name.as_ref();
        let last = full.rsplit('.').next().unwrap_or(full);
        let known = at.file == self.own || scope.reach.contains_key(&at.file);
        let leads = |scope: &mut Scope<'_>, name: &str| {
            let found = scope.resolve(name, site.scope, site.wanted);
            matches!(found, Outcome::Found(Hit::Symbol(found, _)) if found == at)
        };
        let spelled = if leads(scope, last) {
            last.to_owned()
        } else if leads(scope, full)
            || !known && scope.resolve(full, site.scope, site.wanted) == Outcome::Unknown
        {
            full.to_owned()
        } else {
            format!(".{full}")
        };
        if known {
            return suggest(finding, &spelled);
        }
        let Some(path) = self.paths.get(at.file as usize) else {
            return finding;
        };
        let edit = Edit {
            span: site.span,
            text: spelled.clone(),
        };
        self.with_import(finding, path, vec![edit])
            .help(format!("did you mean `{spelled}` from {path}?"))
    }
}

fn suggest(finding: Finding, name: &str) -> Finding {
    finding
        .help(format!("did you mean `{name}`?"))
        .replace(format!("change to `{name}`"), name)
}

/// The type that is meant by what another language calls it, or by a misspelt scalar.
fn word(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let same = SCALARS.iter().find(|scalar| **scalar == lower);
    // Message names begin with a capital: `Strings` is no misspelt scalar.
    let typed = name.starts_with(|first: char| first.is_ascii_lowercase());
    foreign::protobuf_type(name)
        .or(same.copied())
        .or_else(|| near::nearest(name, SCALARS).filter(|_| typed))
}

/// An import statement after the last one, before those for options only, or where the first one belongs.
fn import(lowered: &Lowered, path: &str) -> Edit {
    let imports = lowered.descriptor.dependency.len() as i32;
    let last = (0..imports)
        .rev()
        .find_map(|index| lowered.span(&[tag::DEPENDENCY, index]));
    let option = lowered.span(&[tag::OPTION_DEPENDENCY, 0]);
    let head = [tag::PACKAGE, tag::SYNTAX, tag::EDITION];
    let head = head.iter().filter_map(|step| lowered.span(&[*step]));
    let point = |offset: u32| Span {
        start: offset,
        end: offset,
    };
    let (at, text) = match (last, option, head.max_by_key(|span| span.end)) {
        (Some(last), _, _) => (last.end, format!("\nimport \"{path}\";")),
        (None, Some(option), _) => (option.start, format!("import \"{path}\";\n")),
        (None, None, Some(head)) => (head.end, format!("\n\nimport \"{path}\";")),
        (None, None, None) => (0, format!("import \"{path}\";\n")),
    };
    Edit {
        span: point(at),
        text,
    }
}
