//! Many mutations: finds where the answers differ and shows the smallest input of each cause.

use std::collections::BTreeMap;
use std::time::Instant;

use crate::case::{Case, table};
use crate::invent;
use crate::judge::{Difference, Judged, each, exceptions};
use crate::minimise::{cause, minimised};
use crate::mutate::Source;
use crate::protoc::Protoc;
use crate::report;

/// How many mutations a usual run of the tests tries.
const FEW: usize = 400;

/// How many inputs are shown for one cause.
const SHOWN: usize = 2;

/// Of how many inputs one is made up instead of mutated.
const INVENTED: usize = 3;

/// Of how many refused inputs one is mutated.
const REFUSED: usize = 8;

/// Up to how many inputs the answers of protoc are kept for the next run.
const KEPT: usize = 1000;

/// What differs, by cause: how often, and the first few inputs.
type Causes = BTreeMap<String, (usize, Vec<(Difference, Case)>)>;

/// Tries as many mutations as asked for; tells the differences that no exception allows, most frequent first.
pub fn run() -> usize {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let count = number("PLAYGROUND_MUTATIONS").unwrap_or(FEW);
    let seed = number("PLAYGROUND_SEED").unwrap_or(1) as u64;
    let cases = usable();
    let source = Source { cases: &cases };
    let numbers: Vec<usize> = (0..count).collect();
    let start = Instant::now();
    let found = each(
        &numbers,
        |protoc, number| {
            let case = match number % INVENTED {
                0 => invent::case(seed, *number),
                _ => source.case(seed, *number),
            };
            let case = case.pruned();
            let judged = Judged::of(&case, protoc);
            (
                judged.told.accepted,
                judged
                    .difference()
                    .map(|kind| (cause(&judged, kind), kind, case.clone())),
            )
        },
        count <= KEPT,
    );
    let accepted = |made_up: bool| {
        let of_kind = found
            .iter()
            .enumerate()
            .filter(|(at, _)| at.is_multiple_of(INVENTED) == made_up);
        let answers: Vec<bool> = of_kind.map(|(_, (accepted, _))| *accepted).collect();
        format!(
            "{} of {}",
            answers.iter().filter(|accepted| **accepted).count(),
            answers.len()
        )
    };
    let rate = count as f64 / start.elapsed().as_secs_f64();
    println!("{count} inputs of seed {seed}, {rate:.0} a second");
    println!(
        "protoc accepts {} mutated ones and {} made-up ones",
        accepted(false),
        accepted(true)
    );
    let mut causes = Causes::new();
    for (cause, kind, case) in found.into_iter().filter_map(|(_, found)| found) {
        let (times, cases) = causes.entry(cause).or_default();
        *times += 1;
        if cases.len() < SHOWN {
            cases.push((kind, case));
        }
    }
    tell(causes)
}

/// What is mutated: what protoc accepts and some of what it refuses, without the inputs of which exceptions speak,
/// because their mutations would differ for the same reasons.
fn usable() -> Vec<Case> {
    let exceptions = exceptions();
    let excepted = |case: &Case| {
        exceptions
            .iter()
            .any(|(entry, _)| entry.ends_with(&format!(" {}", case.id)))
    };
    let table = table();
    let accepted = each(&table, |protoc, case| protoc.run(case).accepted, true);
    let wanted = |at: usize, accepted: bool| accepted || at.is_multiple_of(REFUSED);
    let cases = table
        .into_iter()
        .zip(accepted)
        .enumerate()
        .filter(|(at, (_, accepted))| wanted(*at, *accepted));
    cases
        .map(|(_, (case, _))| case)
        .filter(|case| !excepted(case))
        .collect()
}

fn tell(causes: Causes) -> usize {
    let mut causes: Vec<_> = causes.into_iter().collect();
    causes.sort_by_key(|(_, (times, _))| std::cmp::Reverse(*times));
    let protoc = Protoc::new(false);
    for (cause, (times, cases)) in &causes {
        println!("\n=== {times} times: {cause}");
        for (kind, case) in cases {
            let small = minimised(case, *kind, &protoc);
            println!("{}", report::shown(&Judged::of(&small, &protoc)));
        }
    }
    causes.iter().map(|(_, (times, _))| times).sum()
}
