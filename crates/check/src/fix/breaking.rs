//! Fixes of breaking changes: what the text was, or what guards against its reuse.

use playground_syntax::{Node, SyntaxKind as Syntax};

use super::edit::Editing;
use super::{Fix, deleted, fields, methods, numbers, options, renames, reserved};
use crate::breaking::{self, BreakingFinding, Undo};
use crate::image::{Field, File};
use crate::names::enum_at;
use crate::sources::Sources;

/// Both states of what a finding is about.
#[derive(Clone, Copy)]
pub(super) struct Both<'b, 'f> {
    /// The old files.
    pub(super) before: &'b Sources<'f>,
    /// The new files.
    pub(super) after: &'b Sources<'f>,
    /// Index of the old file.
    pub(super) was: usize,
    /// Index of the new file.
    pub(super) is: usize,
    /// The finding.
    pub(super) found: &'b BreakingFinding,
}

/// The fixes for a finding, the best first.
pub(super) fn fixes<'f>(
    before: &Sources<'f>,
    after: &Sources<'f>,
    found: &BreakingFinding,
) -> Option<Vec<Fix>> {
    let undo = breaking::rule(&found.finding.rule)?.check.undo();
    let both = Both {
        before,
        after,
        was: before.image.at(&found.against.path)?.0,
        is: after.image.at(found.finding.path.as_deref()?)?.0,
        found,
    };
    both.before.text(both.was)?;
    if let Some(fix) = numbers::moved(both, undo) {
        return Some(fix.into_iter().collect());
    }
    let one = match undo {
        Undo::Nothing => None,
        Undo::RestoreField => deleted::field(both),
        Undo::RestoreValues => deleted::values(both),
        Undo::RestoreMethod => deleted::method(both),
        Undo::ReserveField(with) => {
            let fixes = [reserved::field(both, with), deleted::field(both)];
            return Some(fixes.into_iter().flatten().collect());
        }
        Undo::ReserveValues(with) => {
            let fixes = [reserved::values(both, with), deleted::values(both)];
            return Some(fixes.into_iter().flatten().collect());
        }
        Undo::ReserveAgain => reserved::again(both),
        Undo::Type => fields::typed(both),
        Undo::Label => fields::label(both),
        Undo::JsonName => fields::json_name(both),
        Undo::FieldOption(name) => fields::option(both, name),
        Undo::Name => name(both),
        Undo::ValueName => value_name(both),
        Undo::FileOption(name) => file_option(both, name),
        Undo::MessageOption(name) => methods::message_option(both, name),
        Undo::MethodOption(name) => methods::option(both, name),
        Undo::MethodType(which) => methods::typed(both, which),
        Undo::Stream(which) => methods::stream(both, which),
        Undo::Package => package(both),
    };
    Some(one.into_iter().collect())
}

impl<'b, 'f> Both<'b, 'f> {
    /// The old file.
    pub(super) fn old_file(&self) -> Option<&'b File<'f>> {
        self.before.file(self.was)
    }

    /// The new file.
    pub(super) fn new_file(&self) -> Option<&'b File<'f>> {
        self.after.file(self.is)
    }

    /// Path of the element in the old file.
    pub(super) fn old_path(&self) -> &'b [i32] {
        &self.found.against.element
    }

    /// Path of the element in the new file.
    pub(super) fn new_path(&self) -> &'b [i32] {
        &self.found.finding.element
    }

    /// Whether both files are in the same language.
    pub(super) fn same_language(&self) -> bool {
        let language = |file: Option<&File<'_>>| file.map(|file| file.syntax);
        language(self.old_file()) == language(self.new_file())
    }

    /// The old field that the finding is about, or one around the place.
    pub(super) fn old_field(&self) -> Option<&'b Field<'f>> {
        field_around(self.old_file()?, self.old_path())
    }

    /// The new field.
    pub(super) fn new_field(&self) -> Option<&'b Field<'f>> {
        field_around(self.new_file()?, self.new_path())
    }

    /// An old statement.
    pub(super) fn old_node(&self, path: &[i32], kinds: &[Syntax]) -> Option<Node<'b>> {
        self.before.node(self.was, path, kinds)
    }

    /// A new statement.
    pub(super) fn new_node(&self, path: &[i32], kinds: &[Syntax]) -> Option<Node<'b>> {
        self.after.node(self.is, path, kinds)
    }

    /// The new file, to be changed.
    pub(super) fn editing(&self) -> Option<Editing<'b>> {
        Some(Editing {
            path: self.new_file()?.path(),
            tree: self.after.tree(self.is)?,
        })
    }
}

fn field_around<'i, 'a>(file: &'i File<'a>, path: &[i32]) -> Option<&'i Field<'a>> {
    let ends = (2..=path.len()).rev();
    let mut around = ends.filter_map(|end| path.get(..end));
    around.find_map(|path| file.field_at(path))
}

fn name(both: Both<'_, '_>) -> Option<Fix> {
    let (was, is) = (both.old_field()?, both.new_field()?);
    let path = both.new_file()?.path();
    if is.is_group_type() {
        return None;
    }
    renames::element(both.after, path, &is.path, was.proto.name()).ok()
}

/// The one name that a number had, for the one it has.
fn value_name(both: Both<'_, '_>) -> Option<Fix> {
    let old = enum_at(both.old_file()?, both.old_path())?;
    let new = enum_at(both.new_file()?, both.new_path())?;
    let (value, _) = both.new_path().split_at_checked(new.path.len() + 2)?;
    let value = new.values.iter().find(|found| found.path == value)?;
    let number = value.proto.number();
    let mut others = new
        .values
        .iter()
        .filter(|other| other.proto.number() == number);
    let mut was = old
        .values
        .iter()
        .filter(|other| other.proto.number() == number);
    let (Some(old), None) = (was.next(), was.next()) else {
        return None;
    };
    others.nth(1).is_none().then_some(())?;
    let path = both.new_file()?.path();
    renames::element(both.after, path, &value.path, old.proto.name()).ok()
}

fn file_option(both: Both<'_, '_>, name: &str) -> Option<Fix> {
    if !both.same_language() {
        return None;
    }
    let editing = both.editing()?;
    let old = options::statement(both.before.tree(both.was)?.root(), name);
    match old.and_then(options::value_of) {
        Some(value) => {
            let edit = options::set_at_top(editing, name, value.text());
            Some(Fix::new(
                format!("set `{name}` to {} again", value.text()),
                vec![edit],
            ))
        }
        None => {
            let statement = options::statement(editing.tree.root(), name)?;
            Some(Fix::new(
                format!("unset `{name}` again"),
                editing.remove(statement),
            ))
        }
    }
}

/// The old package for all files that have the new one, if all of them had the old one.
fn package(both: Both<'_, '_>) -> Option<Fix> {
    let (old, new) = (both.old_file()?.package(), both.new_file()?.package());
    let files = both.after.image.files().iter();
    let mut files = files.filter(|file| file.package() == new);
    let had = |file: &File<'_>| {
        let before = both.before.image.file(file.path());
        before.is_some_and(|before| before.package() == old)
    };
    let mut others = both.before.image.files().iter();
    let there = others.any(|file| file.package() == new);
    if old.is_empty() || new.is_empty() || there || !files.all(had) {
        return None;
    }
    let fixes = renames::package(both.after, both.new_file()?.path(), old)?;
    fixes.into_iter().find(|fix| fix.moves.is_empty())
}
