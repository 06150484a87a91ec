//! The walk over both sides that writes the log.

use std::collections::{BTreeMap, BTreeSet};

use super::elements::{Both, Cx, Placed, key};
use super::log::Log;
use super::marks::{self, Marks};
use super::{Change, ChangeLog, Kind, fields, files, services, values};
use crate::breaking::side::nested_name;
use crate::breaking::{BreakingFinding, Side};
use crate::explain::moves::{self, Moved};
use crate::explain::subject::{self, Subject};

/// The log of the change from one side to the other; `findings` are what breaks.
pub(crate) fn walk(before: &Side<'_>, after: &Side<'_>, findings: &[BreakingFinding]) -> ChangeLog {
    let moves = moves::moves(before, after);
    let mut cx = Cx {
        before,
        after,
        moves: &moves,
        log: Log::default(),
    };
    files::compare(&mut cx);
    for both in pairs(before, after, &before.services, &after.services, &moves) {
        services::compare(&mut cx, &both);
    }
    for both in pairs(before, after, &before.messages, &after.messages, &moves) {
        fields::compare(&mut cx, &both);
    }
    for both in pairs(before, after, &before.enums, &after.enums, &moves) {
        values::compare(&mut cx, &both, Kind::Enum);
    }
    fields::extensions(&mut cx);
    others(&mut cx, findings);
    cx.log.finish(&Marks::new(findings))
}

/// What breaks and is in no line yet, such as what follows from the syntax of a file.
fn others(cx: &mut Cx<'_, '_>, findings: &[BreakingFinding]) {
    let before = cx.before;
    let told = cx.log.spots();
    for found in findings {
        let Some(file) = before.files.get(found.against.path.as_str()) else {
            continue;
        };
        let spots = marks::spots(found);
        let (subject, _) = subject::find(file, &found.against.element);
        // An entry of a map is a matter of its field.
        let is_entry = matches!(subject, Subject::Message(of) if of.map_entry);
        if is_entry || spots.iter().any(|spot| told.contains(spot)) {
            continue;
        }
        let (kind, name) = around(subject);
        let name = name.map_or(file.path(), |name| nested_name(file, name));
        let key = key(file, kind, name);
        let text = found.finding.message.clone();
        cx.log.add(&key, Change::Changed, text, &spots);
    }
}

/// The element whose group takes changes of another one, by kind and full name; none for the file.
fn around<'i>(subject: Subject<'i>) -> (Kind, Option<&'i str>) {
    match subject {
        Subject::File => (Kind::File, None),
        Subject::Message(of) => (Kind::Message, Some(&of.full_name)),
        Subject::Enum(of) | Subject::Value(of, _) => (Kind::Enum, Some(&of.full_name)),
        Subject::Service(of) | Subject::Method(of, _) => (Kind::Service, Some(&of.full_name)),
        Subject::Field(field) if field.is_extension() => {
            let extendee = field.proto.extendee();
            let extendee = extendee.strip_prefix('.').unwrap_or(extendee);
            (Kind::Extensions, Some(extendee))
        }
        Subject::Field(field) => {
            let around = field.full_name.rsplit_once('.');
            (Kind::Message, around.map(|(around, _)| around))
        }
    }
}

/// What is on either side, found again if it moved; only of files that are compared.
fn pairs<'i, E>(
    before: &Side<'i>,
    after: &Side<'i>,
    was: &BTreeMap<&'i str, Placed<'i, E>>,
    is: &BTreeMap<&'i str, Placed<'i, E>>,
    moves: &BTreeMap<String, Moved>,
) -> Vec<Both<'i, E>> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (name, was) in was {
        let now = moves.get(*name).map_or(*name, |moved| moved.name.as_str());
        let now = is.get_key_value(now);
        seen.extend(now.map(|(name, _)| *name));
        let is = now.map(|(_, is)| *is).filter(|is| after.checks(is.file));
        let was = Some(*was).filter(|was| before.checks(was.file));
        found.push(Both { was, is });
    }
    for (_, is) in is.iter().filter(|(name, _)| !seen.contains(*name)) {
        let is = Some(*is).filter(|is| after.checks(is.file));
        found.push(Both { was: None, is });
    }
    found
}
