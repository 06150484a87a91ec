//! How a name is searched from the inside out: <https://protobuf.com/docs/language-spec#resolving-relative-references>.
//!
//! The same rules as those of the compiler, over descriptors, and over names as they would be after a change.

use std::borrow::Cow;
use std::collections::HashSet;

use super::rename::{Renamed, package_after};
use super::symbols::{Kind, Symbol, Symbols, Visible, with_outer};
use crate::text::{is_inside, moved};

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The type of a field: a name without dots passes over what is no type.
    Type,
    /// Anything, for what is no option.
    Any,
    /// Anything, for an option.
    Option,
}

/// The names that one file sees, as they are or as they would be.
#[derive(Debug)]
pub(crate) struct Seen<'s> {
    symbols: &'s Symbols,
    files: &'s [HashSet<usize>; 2],
    renamed: &'s [Renamed],
    packages: Cow<'s, HashSet<String>>,
}

impl<'s> Seen<'s> {
    /// The view of a file on names as they are.
    pub(crate) fn new(symbols: &'s Symbols, visible: &'s Visible) -> Self {
        Self {
            symbols,
            files: &visible.files,
            renamed: &[],
            packages: Cow::Borrowed(&visible.packages),
        }
    }

    /// The view of a file on names after a change of some.
    pub(crate) fn after(
        symbols: &'s Symbols,
        visible: &'s Visible,
        renamed: &'s [Renamed],
    ) -> Self {
        let mut seen = Self {
            renamed,
            ..Self::new(symbols, visible)
        };
        if renamed.iter().any(|renamed| renamed.files.is_some()) {
            let after = |file: &usize| package_after(symbols.package(*file), *file, renamed);
            let packages = visible.files.iter().flatten().map(after);
            seen.packages = Cow::Owned(with_outer(packages));
        }
        seen
    }

    /// The symbols of all files.
    pub(crate) fn symbols(&self) -> &'s Symbols {
        self.symbols
    }

    /// The full name that a name as it is written stands for in a scope; none if it is not found, or is a package.
    pub(crate) fn resolve(&self, name: &str, scope: &str, wanted: Wanted) -> Option<String> {
        if let Some(absolute) = name.strip_prefix('.') {
            return self.find(absolute, wanted).map(|_| absolute.to_owned());
        }
        let (first, rest) = name.find('.').map_or((name, ""), |at| name.split_at(at));
        let mut scope = scope;
        while !scope.is_empty() {
            let tried = format!("{scope}.{first}");
            match self.scope_or_symbol(&tried, wanted) {
                Some(Some(kind))
                    if rest.is_empty() && (wanted != Wanted::Type || kind.is_type()) =>
                {
                    return Some(tried);
                }
                Some(found) if !rest.is_empty() && found.is_none_or(Kind::is_scope) => {
                    let full = tried + rest;
                    return self.find(&full, wanted).map(|_| full);
                }
                _ => {}
            }
            scope = crate::text::around(scope);
        }
        self.find(name, wanted).map(|_| name.to_owned())
    }

    /// The symbol with a full name, if this file sees it.
    pub(crate) fn find(&self, name: &str, wanted: Wanted) -> Option<&'s Symbol> {
        let symbol = self.anywhere(name)?;
        let [all, options] = self.files;
        let sees = all.contains(&symbol.file)
            || wanted == Wanted::Option && options.contains(&symbol.file);
        sees.then_some(symbol)
    }

    /// A symbol's kind, or that it is a package alone.
    fn scope_or_symbol(&self, name: &str, wanted: Wanted) -> Option<Option<Kind>> {
        match self.find(name, wanted) {
            Some(symbol) => Some(Some(symbol.kind)),
            None => self.packages.contains(name).then_some(None),
        }
    }

    /// The symbol that has, after the change, that name.
    fn anywhere(&self, name: &str) -> Option<&'s Symbol> {
        for renamed in self.renamed {
            if let Some(before) = moved(name, &renamed.to, &renamed.from) {
                let symbol = self.symbols.get(&before);
                if let Some(symbol) = symbol.filter(|symbol| renamed.concerns(symbol.file)) {
                    return Some(symbol);
                }
            }
        }
        let symbol = self.symbols.get(name)?;
        let left =
            |renamed: &Renamed| renamed.concerns(symbol.file) && is_inside(name, &renamed.from);
        (!self.renamed.iter().any(left)).then_some(symbol)
    }
}
