//! Remedies of lint rules turned into fixes.

use playground_syntax::SyntaxKind as Syntax;

use super::edit::Editing;
use super::reserve::Reserve;
use super::{Fix, imports, moves, options, renames, words};
use crate::image::{Syntax as Language, tag};
use crate::sources::Sources;
use crate::{Finding, Remedy};

/// The fixes for a finding, the best first; none if there is no remedy or it cannot be done.
pub(super) fn fixes(sources: &Sources<'_>, finding: &Finding) -> Option<Vec<Fix>> {
    let remedy = finding.remedy.as_ref()?;
    let path = finding.path.as_deref()?;
    let place = finding.element.as_slice();
    match remedy {
        Remedy::Rename(name) => return renames::at(sources, path, place, name),
        Remedy::RenameType(name) => return renames::type_at(sources, path, place, name),
        Remedy::Package(name) => return renames::package(sources, path, name),
        _ => {}
    }
    Some(vec![local(sources, finding, remedy)?])
}

/// What changes statements, not names.
fn local(sources: &Sources<'_>, finding: &Finding, remedy: &Remedy) -> Option<Fix> {
    let path = finding.path.as_deref()?;
    let place = finding.element.as_slice();
    let (index, file) = sources.image.at(path)?;
    let tree = sources.tree(index)?;
    let editing = Editing { path, tree };
    let around = |parts: usize| place.get(..place.len().checked_sub(parts)?);
    let method = || sources.node(index, place, &[Syntax::RpcDecl]);
    match remedy {
        Remedy::Move(to) => moves::file(sources, path, to),
        Remedy::DropImport => imports::dropped(sources, path, place),
        Remedy::PrivateImport => imports::private(sources, path, place),
        Remedy::FileOption(name, value, paths) => {
            options::set_in_files(sources, (name, value), paths)
        }
        Remedy::Proto2 => Some(words::proto2(editing)),
        Remedy::Optional => {
            words::optional(editing, sources.node(index, around(1)?, words::FIELDS)?)
        }
        Remedy::OneRequest => words::no_stream(editing, method()?, 0),
        Remedy::OneResponse => words::no_stream(editing, method()?, 1),
        Remedy::Reserve(numbers) => {
            let kinds = [Syntax::MessageDecl, Syntax::GroupDecl];
            let body = sources
                .node(index, around(1)?, &kinds)?
                .child(Syntax::Body)?;
            let reserve = Reserve {
                numbers: numbers.clone(),
                max: tag::MAX_FIELD,
                bare: matches!(file.syntax, Language::Edition(_)),
                ..Reserve::default()
            };
            let edits = reserve.edits(editing, body)?;
            Some(Fix::new(format!("reserve {}", reserve.words()), edits))
        }
        Remedy::ZeroFirst(name) => {
            let of = sources.node(index, around(3)?, &[Syntax::EnumDecl])?;
            words::zero_first(editing, of.child(Syntax::Body)?, name)
        }
        Remedy::Rename(_) | Remedy::RenameType(_) | Remedy::Package(_) => None,
    }
}
