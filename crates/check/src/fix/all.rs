//! Many fixes at once: those that go together are applied, the result is compiled and looked at again.

use std::collections::BTreeSet;

use playground_schema::SourceFile;

use super::{FileEdit, Fix, Move, apply};

/// Rounds after which rules that undo each other's fixes are left alone.
const ROUNDS: usize = 24;

/// What was found in files.
#[derive(Debug, Default)]
pub struct Offer {
    /// The files of the errors that the compiler tells, one for each.
    pub errors: Vec<String>,
    /// The best fix for each finding that has one.
    pub fixes: Vec<Fix>,
}

/// What came of fixing.
#[derive(Debug)]
pub struct Fixed {
    /// The files.
    pub files: Vec<SourceFile>,
    /// What was done, in order.
    pub applied: Vec<Fix>,
}

/// Applies fixes until there are none left. `look` compiles files and looks for findings in them; it is told which
/// files got other paths until then.
///
/// # Errors
/// Those of `look`.
pub fn fix_all<E>(
    files: Vec<SourceFile>,
    mut look: impl FnMut(&[SourceFile], &[Move]) -> Result<Offer, E>,
) -> Result<Fixed, E> {
    let mut done = Fixed {
        files,
        applied: Vec::new(),
    };
    let mut refused = BTreeSet::new();
    let mut offer = look(&done.files, &[])?;
    for _ in 0..ROUNDS {
        offer.fixes.retain(|fix| !refused.contains(fix));
        let chosen = compatible(std::mem::take(&mut offer.fixes));
        match step(
            &mut done,
            (offer.errors.len(), chosen),
            &mut refused,
            &mut look,
        )? {
            Some(next) => offer = next,
            None => break,
        }
    }
    Ok(done)
}

/// Applies as many of the fixes as do no harm: all, else those of files without errors, else the first half, and so on. One that harms alone is not tried
/// again.
fn step<E>(
    done: &mut Fixed,
    (errors, mut chosen): (usize, Vec<Fix>),
    refused: &mut BTreeSet<Fix>,
    look: &mut impl FnMut(&[SourceFile], &[Move]) -> Result<Offer, E>,
) -> Result<Option<Offer>, E> {
    let mut rest = Vec::new();
    while !chosen.is_empty() {
        if let Ok(after) = apply(&done.files, &joined(&chosen)) {
            let before = done.applied.iter().chain(&chosen);
            let moves: Vec<Move> = before.flat_map(|fix| fix.moves.iter().cloned()).collect();
            let offer = look(&after, &moves)?;
            if offer.errors.is_empty() || offer.errors.len() < errors {
                done.files = after;
                done.applied.append(&mut chosen);
                return Ok(Some(offer));
            }
            // Those of other files may be as good as they are.
            let touches = |fix: &Fix| {
                fix.edits
                    .iter()
                    .any(|edit| offer.errors.contains(&edit.path))
            };
            let (guilty, others): (Vec<Fix>, Vec<Fix>) = chosen.drain(..).partition(touches);
            if !guilty.is_empty() && !others.is_empty() {
                rest.splice(0..0, guilty);
                chosen = others;
                continue;
            }
            chosen = if guilty.is_empty() { others } else { guilty };
        }
        if chosen.len() > 1 {
            let half = chosen.split_off(chosen.len() / 2);
            rest.splice(0..0, half);
        } else {
            refused.extend(chosen.drain(..));
            chosen = std::mem::take(&mut rest);
        }
    }
    Ok(None)
}

/// The fixes that do not touch the same places, the first of those that do.
fn compatible(fixes: Vec<Fix>) -> Vec<Fix> {
    let mut taken: BTreeSet<(String, u32, u32)> = BTreeSet::new();
    let mut moved: BTreeSet<Move> = BTreeSet::new();
    let mut edits: BTreeSet<FileEdit> = BTreeSet::new();
    let mut chosen = Vec::new();
    for fix in fixes {
        let is_new = |edit: &&FileEdit| !edits.contains(*edit);
        let news: Vec<&FileEdit> = fix.edits.iter().filter(is_new).collect();
        let nothing = news.is_empty() && fix.moves.iter().all(|one| moved.contains(one));
        // Paths in the edits of others are those of before.
        let moves = !moved.is_empty() && fix.moves.iter().any(|one| !moved.contains(one));
        if nothing || moves || news.iter().any(|edit| overlaps(&taken, edit)) {
            continue;
        }
        let places = fix.edits.iter();
        taken.extend(places.map(|edit| (edit.path.clone(), edit.span.start, edit.span.end)));
        edits.extend(fix.edits.iter().cloned());
        moved.extend(fix.moves.iter().cloned());
        chosen.push(fix);
    }
    chosen
}

/// Whether an edit touches a place that is taken. Insertions go beside each other, and at the ends of what is replaced.
fn overlaps(taken: &BTreeSet<(String, u32, u32)>, edit: &FileEdit) -> bool {
    let (start, end) = (edit.span.start, edit.span.end);
    let first = (edit.path.clone(), 0, 0);
    let last = (edit.path.clone(), end, u32::MAX);
    for (_, from, to) in taken.range(first..=last).rev() {
        if *from < end && start < *to {
            return true;
        }
        // What begins before ends before the next, so that no other reaches as far.
        if *from < start {
            return false;
        }
    }
    false
}

/// One fix of several.
fn joined(fixes: &[Fix]) -> Fix {
    let edits = fixes.iter().flat_map(|fix| fix.edits.iter().cloned());
    let mut fix = Fix::new(String::new(), edits.collect());
    let moves: BTreeSet<Move> = fixes
        .iter()
        .flat_map(|fix| fix.moves.iter().cloned())
        .collect();
    fix.moves = moves.into_iter().collect();
    fix
}
