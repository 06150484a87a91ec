//! `cargo xtask test`: every test there is, in order, up to the first step that fails.

pub mod browser;
mod steps;

use crate::{
    args::Args,
    tools::{self, Tool, Toolbox},
};
use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// One step of the run.
struct Step {
    /// What `--only` takes.
    id: &'static str,
    /// What it does, in a few words.
    what: &'static str,
    /// The tools it uses.
    needs: &'static [Tool],
    /// Does it; an error is the failure.
    run: fn(&Toolbox) -> Result<()>,
}

/// Runs all steps, or those named with `--only`.
pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &["list"], &["only"])?;
    let ids: Vec<&str> = steps::STEPS.iter().map(|step| step.id).collect();
    let only = args.ids("only", &ids)?;
    if args.has("list") {
        steps::STEPS
            .iter()
            .for_each(|step| println!("{:<12} {}", step.id, step.what));
        return Ok(());
    }
    let chosen = |step: &&Step| {
        only.as_ref()
            .is_none_or(|only| only.iter().any(|id| id == step.id))
    };
    let steps: Vec<&Step> = steps::STEPS.iter().filter(chosen).collect();
    let needs: Vec<Tool> = steps.iter().flat_map(|step| step.needs).copied().collect();
    let toolbox = tools::set_up(&needs)?;
    run_steps(&steps, &toolbox)
}

fn run_steps(steps: &[&Step], toolbox: &Toolbox) -> Result<()> {
    let start = Instant::now();
    for (passed, step) in steps.iter().enumerate() {
        println!("\n== {}: {}", step.id, step.what);
        let begin = Instant::now();
        let outcome = (step.run)(toolbox);
        crate::process::wait_if_stopping();
        if let Err(error) = outcome {
            println!("== {}: failed after {}", step.id, seconds(begin.elapsed()));
            println!("\n{passed} passed, 1 failed");
            bail!("step `{}` failed: {error:#}", step.id);
        }
        println!("== {}: passed in {}", step.id, seconds(begin.elapsed()));
    }
    println!("\nall steps in {}", seconds(start.elapsed()));
    println!("{} passed, 0 failed", steps.len());
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(id: &'static str, run: fn(&Toolbox) -> Result<()>) -> Step {
        Step {
            id,
            what: "a step of a test",
            needs: &[],
            run,
        }
    }

    #[test]
    fn the_first_failing_step_ends_the_run() {
        let good = step("good", |_| Ok(()));
        let bad = step("bad", |_| bail!("it broke"));
        let never = step("never", |_| bail!("a step ran after a failed one"));
        let error = run_steps(&[&good, &bad, &never], &Toolbox::default()).unwrap_err();
        assert_eq!(error.to_string(), "step `bad` failed: it broke");
        assert!(run_steps(&[&good], &Toolbox::default()).is_ok());
    }

    #[test]
    fn step_ids_are_unique() {
        let mut ids: Vec<_> = steps::STEPS.iter().map(|step| step.id).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}
