//! What a run tells: the numbers, the differences, and whether they are allowed.

use std::collections::{BTreeMap, BTreeSet};

use crate::judge::{Difference, Judged, exceptions};

/// Prints the numbers of a run.
pub fn numbers(judged: &[Judged]) {
    let rejected: Vec<&Judged> = judged
        .iter()
        .filter(|one| !one.told.accepted && !one.told.crashed)
        .collect();
    let crashed = judged.iter().filter(|one| one.told.crashed).count();
    println!(
        "{} cases, protoc rejects {} and dies of {crashed}",
        judged.len(),
        rejected.len()
    );
    let both: Vec<&&Judged> = rejected.iter().filter(|one| !one.ours.accepted()).collect();
    let share = |name: &str, answers: Vec<bool>| {
        let yes = answers.iter().filter(|answer| **answer).count();
        println!("{name}: {yes} of {}", answers.len());
    };
    share(
        "our first error on the line of protoc's first",
        both.iter().filter_map(|one| one.same_line()).collect(),
    );
    share(
        "some error of ours on that line",
        both.iter().filter_map(|one| one.on_some_line()).collect(),
    );
    let enough = |one: &&&Judged| one.ours.errors.len() >= one.told.errors().len();
    share(
        "at least as many errors as protoc",
        both.iter().map(enough).collect(),
    );
    let one_each = |one: &&&Judged| one.ours.errors.len() == one.told.errors().len();
    share("exactly as many", both.iter().map(one_each).collect());
}

/// Prints each case whose first error stands on another line than protoc's first; for people, never a failure.
pub fn lines(judged: &[Judged]) {
    for one in judged
        .iter()
        .filter(|one| one.same_line() == Some(false) && !one.ours.accepted())
    {
        println!(
            "other line: {}\n  protoc: {}  ours:   {}",
            one.case.id,
            indent(&one.told.text),
            indent(&one.ours.text())
        );
    }
}

/// Prints the differences, most frequent cause first, and fails if one is not allowed or an allowed one is gone.
///
/// # Panics
/// If the differences are not those of `exceptions.txt`, as far as that speaks of `kinds`.
pub fn settle(kinds: &[Difference], found: &[(Difference, &Judged, String)]) {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    let allowed: BTreeSet<String> = exceptions()
        .into_iter()
        .map(|(entry, _)| entry)
        .filter(|entry| {
            words
                .iter()
                .any(|word| entry.starts_with(&format!("{word} ")))
        })
        .collect();
    let key =
        |(kind, one, _): &(Difference, &Judged, String)| format!("{} {}", kind.word(), one.case.id);
    let fresh: Vec<_> = found
        .iter()
        .filter(|found| !allowed.contains(&key(found)))
        .collect();
    let known: BTreeSet<String> = found.iter().map(key).collect();
    for (kind, one, detail) in &fresh {
        println!("{} {}\n  {}", kind.word(), one.case.id, indent(detail));
    }
    let mut counts: BTreeMap<Difference, usize> = BTreeMap::new();
    fresh
        .iter()
        .for_each(|(kind, ..)| *counts.entry(*kind).or_default() += 1);
    let gone: Vec<&String> = allowed.difference(&known).collect();
    println!("differences: {counts:?}; exceptions that differ no more: {gone:?}");
    assert!(
        fresh.is_empty() && gone.is_empty(),
        "{} differences, {} stale exceptions",
        fresh.len(),
        gone.len()
    );
}

/// Both answers, for a person.
pub fn both(one: &Judged) -> String {
    let descriptors = one
        .descriptors()
        .map_or(String::new(), |told| format!("\n  {}", indent(&told)));
    format!(
        "protoc: {}\n  ours:   {}{descriptors}",
        indent(one.told.text.trim_end()),
        indent(one.ours.text().trim_end())
    )
}

/// The input and both answers, for a person.
pub fn shown(one: &Judged) -> String {
    let file = |(path, text): &(String, String)| format!("--- {path}\n{}\n", text.trim_end());
    format!(
        "{} {}\n{}",
        one.case.id,
        one.case.files.iter().map(file).collect::<String>(),
        both(one)
    )
}

/// Keeps text of several lines apart from what stands left of it.
pub fn indent(text: &str) -> String {
    text.replace('\n', "\n          ")
}
