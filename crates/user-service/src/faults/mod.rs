//! Faults on demand, for people who test their clients: errors, latency, cut connections, trailers in two chunks.

mod codes;
mod layer;
mod line;
mod spec;
mod trailers;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tonic::{Code, Status};
use tonic_types::StatusExt;

pub use spec::Fault;

pub(crate) use layer::FaultLayer;
pub(crate) use line::{Line, Wire};
pub(crate) use trailers::split_trailers;

use crate::fault;
use spec::Kind;

/// How soon a client may try again after UNAVAILABLE.
const RETRY_DELAY: Duration = Duration::from_millis(100);

/// Faults in the order in which they were asked for, with how often each was met. Clones share the counts.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    faults: Vec<(Fault, AtomicU64)>,
    seed: u64,
}

/// What happens to one call.
#[derive(Debug, Default, PartialEq, Eq)]
struct Plan {
    wait: Duration,
    split_trailers: bool,
    end: Option<End>,
}

/// How a call ends before it reaches the service.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Status(Code),
    Cut,
}

impl Faults {
    /// These faults; `seed` decides which calls meet those that meet only some.
    pub fn new(faults: Vec<Fault>, seed: u64) -> Self {
        let faults = faults.into_iter().map(|fault| (fault, AtomicU64::new(0)));
        let faults = faults.collect();
        Self(Arc::new(Shared { faults, seed }))
    }

    /// What happens to the next call of the method at `path`. A fault that ends it hides it from those after.
    fn plan(&self, path: &str) -> Plan {
        let mut plan = Plan::default();
        for (index, (fault, calls)) in (0..).zip(&self.0.faults) {
            if plan.end.is_some() || !fault.meets(path) {
                continue;
            }
            let call = calls.fetch_add(1, Ordering::Relaxed);
            match &fault.kind {
                Kind::Fail { code, times } if call < *times => plan.end = Some(End::Status(*code)),
                Kind::Error { code, percent } if roll(self.0.seed, index, call) < *percent => {
                    plan.end = Some(End::Status(*code));
                }
                Kind::Drop { times } if call < *times => plan.end = Some(End::Cut),
                Kind::Fail { .. } | Kind::Error { .. } | Kind::Drop { .. } => {}
                Kind::Latency(wait) => plan.wait += *wait,
                Kind::SplitTrailers => plan.split_trailers = true,
            }
        }
        plan
    }
}

/// A number below 100 that looks random and is always the same for the same call: the finalizer of SplitMix64.
fn roll(seed: u64, fault: u64, call: u64) -> u64 {
    let step = 0x9e37_79b9_7f4a_7c15_u64;
    let mut mixed = seed;
    for part in [fault, call] {
        mixed = mixed.wrapping_add(part.wrapping_add(1).wrapping_mul(step));
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
    }
    mixed % 100
}

/// The answer of a fault.
fn status(code: Code) -> Status {
    let mut details = fault::info("FAULT", &[("code", codes::name(code))]);
    if code == Code::Unavailable {
        details.set_retry_info(Some(RETRY_DELAY));
    }
    Status::with_error_details(code, "A fault that the server was asked for", details)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "/users.v1.UserService/GetUser";

    fn faults(specs: &[&str], seed: u64) -> Faults {
        let faults = specs.iter().map(|spec| spec.parse().unwrap());
        Faults::new(faults.collect(), seed)
    }

    #[test]
    fn faults_come_one_after_the_other() {
        let faults = faults(&["GetUser=fail:ABORTED:1", "*=drop:1"], 0);
        let ends = [(); 3].map(|()| faults.plan(PATH).end);
        let expected = [Some(End::Status(Code::Aborted)), Some(End::Cut), None];
        assert_eq!(ends, expected);
    }

    #[test]
    fn latencies_add_up_and_errors_wait_too() {
        let faults = faults(&["*=latency:1s", "*=latency:500ms", "*=fail:UNKNOWN:1"], 0);
        let plan = faults.plan(PATH);
        assert_eq!(plan.wait, Duration::from_millis(1500));
        assert_eq!(plan.end, Some(End::Status(Code::Unknown)));
        assert_eq!(faults.plan("/grpc.health.v1.Health/Check"), Plan::default());
    }

    #[test]
    fn a_seed_decides_which_calls_fail_and_percent_how_many() {
        let pattern = |seed| {
            let faults = faults(&["*=error:INTERNAL:30"], seed);
            let ends = std::iter::repeat_with(move || faults.plan(PATH).end.is_some());
            ends.take(10_000).collect::<Vec<bool>>()
        };
        assert_eq!(pattern(7), pattern(7));
        assert_ne!(pattern(7), pattern(8));
        let failed = pattern(7).into_iter().filter(|failed| *failed).count();
        assert!((2800..3200).contains(&failed), "{failed}");
    }
}
