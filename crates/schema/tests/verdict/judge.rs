//! Both verdicts on many cases, and where they differ.

use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::case::{Case, folder};
use crate::descriptor;
use crate::ours::{self, Ours};
use crate::protoc::{Protoc, Told};

/// How many threads run protoc.
pub const WORKERS: usize = 2;

/// A case and both answers.
pub struct Judged<'a> {
    /// It.
    pub case: &'a Case,
    /// protoc's.
    pub told: Told,
    /// Ours.
    pub ours: Ours,
}

/// How the answers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// protoc refuses it and we do not.
    Accept,
    /// We refuse it and protoc does not.
    Reject,
    /// Both accept it and the descriptors differ.
    Descriptor,
    /// We panicked.
    Panic,
}

impl Difference {
    /// Its word in `exceptions.txt`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Descriptor => "descriptor",
            Self::Panic => "panic",
        }
    }
}

impl<'a> Judged<'a> {
    /// Asks both.
    pub fn of(case: &'a Case, protoc: &Protoc) -> Self {
        Self {
            case,
            told: protoc.run(case),
            ours: ours::compile(case),
        }
    }

    /// The first difference of the descriptors, if both accept the case.
    pub fn descriptors(&self) -> Option<String> {
        match &self.ours.set {
            _ if !self.told.accepted || !self.ours.accepted() => None,
            None => Some("ours has no schema".to_owned()),
            Some(set) => descriptor::difference(&self.told.set, set),
        }
    }

    /// How the answers differ, descriptors included.
    pub fn difference(&self) -> Option<Difference> {
        self.verdict()
            .or_else(|| self.descriptors().map(|_| Difference::Descriptor))
    }

    /// How the verdicts differ.
    pub fn verdict(&self) -> Option<Difference> {
        match (self.told.accepted, self.ours.accepted()) {
            _ if self.ours.panicked.is_some() => Some(Difference::Panic),
            _ if self.told.crashed => None,
            (false, true) => Some(Difference::Accept),
            (true, false) => Some(Difference::Reject),
            _ => None,
        }
    }

    /// Whether our first error stands on the line of protoc's first one; none if either has none or it has no line.
    pub fn same_line(&self) -> Option<bool> {
        let (line, first) = self.ours.errors.first()?;
        let told = self
            .told
            .errors()
            .into_iter()
            .find(|told| told.line.is_some())?;
        Some(told.path == first.path && told.line == Some(*line))
    }

    /// Whether any error of ours stands on the line of protoc's first one.
    pub fn on_some_line(&self) -> Option<bool> {
        let told = self
            .told
            .errors()
            .into_iter()
            .find(|told| told.line.is_some())?;
        let mut ours = self.ours.errors.iter();
        Some(ours.any(|(line, error)| told.path == error.path && told.line == Some(*line)))
    }
}

/// Judges every case, several at a time, in the order given.
pub fn judge(cases: &[Case], cached: bool) -> Vec<Judged<'_>> {
    each(cases, |protoc, case| Judged::of(case, protoc), cached)
}

/// Runs `work` on every item by some workers with a protoc each; results in the order given.
pub fn each<'a, T: Sync, R: Send>(
    items: &'a [T],
    work: impl Fn(&Protoc, &'a T) -> R + Sync,
    cached: bool,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    let worker = || {
        let protoc = Protoc::new(cached);
        while let Some((at, item)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            items.get(at).map(|item| (at, item))
        } {
            let result = work(&protoc, item);
            done.lock().expect("no worker panicked").push((at, result));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            std::thread::Builder::new()
                .stack_size(8 << 20)
                .spawn_scoped(scope, worker)
                .expect("a thread");
        }
    });
    let mut done = done.into_inner().expect("no worker panicked");
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Differences that are meant: `accept topic/name: reason`, one a line.
pub fn exceptions() -> Vec<(String, String)> {
    let text = fs::read_to_string(folder().join("exceptions.txt")).expect("the exceptions");
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let entry = |line: &str| {
        let (entry, reason) = line
            .split_once(": ")
            .unwrap_or_else(|| panic!("no reason: {line}"));
        (entry.to_owned(), reason.to_owned())
    };
    lines.map(entry).collect()
}
