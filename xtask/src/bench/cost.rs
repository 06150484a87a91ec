//! What a run of a program takes: time, CPU time and peak memory; two programs by turns.

use super::measure::Measurement;
use crate::process;
use anyhow::{Context, Result, bail};
use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Between looks at the memory of a running program.
const POLL: Duration = Duration::from_millis(2);

/// What one run took.
#[derive(Clone, Copy)]
pub struct Cost {
    /// On the clock, in seconds.
    pub wall: f64,
    /// Of the processor, in seconds.
    pub cpu: f64,
    /// At its peak, in MB.
    pub memory: f64,
}

/// Two programs that do the same, ours and a peer.
pub struct Pair {
    /// Ours.
    pub ours: Command,
    /// The peer.
    pub theirs: Command,
    /// The exit codes of both that mean success.
    pub codes: &'static [i32],
}

/// The costs of ours and theirs, by turns; the best count, because other work on the machine only adds.
pub struct Costs(pub Vec<(Cost, Cost)>);

impl Costs {
    /// Runs both so often.
    pub fn of(pair: &mut Pair, rounds: usize) -> Result<Self> {
        let mut costs = Vec::new();
        for _ in 0..rounds {
            let ours = run(&mut pair.ours, pair.codes)?;
            costs.push((ours, run(&mut pair.theirs, pair.codes)?));
        }
        Ok(Self(costs))
    }

    /// The best of ours beside the best of theirs, in parts of `of`.
    pub fn best(&self, id: &str, (unit, of): (&str, f64), part: fn(&Cost) -> f64) -> Measurement {
        let ours = self.0.iter().map(|(ours, _)| part(ours));
        let theirs = self.0.iter().map(|(_, theirs)| part(theirs));
        let (ours, theirs) = (
            ours.fold(f64::INFINITY, f64::min),
            theirs.fold(f64::INFINITY, f64::min),
        );
        Measurement::against(id, ours / of, unit, theirs / of)
    }
}

/// Runs a command to its end; what it prints of warnings is not shown.
#[cfg(target_os = "linux")]
fn run(command: &mut Command, codes: &[i32]) -> Result<Cost> {
    let start = Instant::now();
    let before = children()?;
    let child = command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = child.spawn().with_context(|| process::name(command))?;
    let status = format!("/proc/{}/status", child.id());
    let mut memory = 0.0_f64;
    let exit = loop {
        if let Some(exit) = child.try_wait()? {
            break exit;
        }
        memory = memory.max(peak(&status).unwrap_or(0.0));
        thread::sleep(POLL);
    };
    let wall = start.elapsed().as_secs_f64();
    if !exit.code().is_some_and(|code| codes.contains(&code)) {
        bail!("{} failed ({exit})", process::name(command));
    }
    let cpu = children()? - before;
    Ok(Cost { wall, cpu, memory })
}

#[cfg(not(target_os = "linux"))]
fn run(_command: &mut Command, _codes: &[i32]) -> Result<Cost> {
    bail!("the programs to compare with are programs for Linux")
}

/// CPU time of all children that have ended, in seconds.
#[cfg(target_os = "linux")]
fn children() -> Result<f64> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let spent = usage.user_time() + usage.system_time();
    Ok(spent.num_microseconds() as f64 / 1e6)
}

/// The most memory a process has had so far, in MB, as its status file tells.
#[cfg(target_os = "linux")]
fn peak(status: &str) -> Option<f64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_each_counts() {
        let cost = |cpu, memory| Cost {
            wall: 1.0,
            cpu,
            memory,
        };
        let costs = Costs(vec![
            (cost(2.0, 80.0), cost(9.0, 120.0)),
            (cost(3.0, 60.0), cost(6.0, 130.0)),
        ]);
        let ratio = |part| costs.best("id", ("unit", 16.0), part).json()["ratio"].as_f64();
        let ratios = [ratio(|cost| cost.cpu), ratio(|cost| cost.memory)];
        assert_eq!(ratios, [Some(3.0), Some(2.0)]);
    }
}
