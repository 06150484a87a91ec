//! Compiles googleapis with `protoplay build` and with protoc, by turns: CPU time and peak memory.

use super::measure::Measurement;
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

/// How often each compiles; the best time counts, because other work on the machine only adds.
const ROUNDS: usize = 5;

/// Between looks at the memory of a running compiler.
const POLL: Duration = Duration::from_millis(2);

/// What one run took.
#[derive(Clone, Copy)]
struct Cost {
    /// Of the processor, in seconds.
    cpu: f64,
    /// At its peak, in MB.
    memory: f64,
}

/// Measures both; each writes a descriptor set with imports and source info.
pub fn measure() -> Result<Vec<Measurement>> {
    let scratch = paths::target()?.join("bench").join("compile");
    fs::create_dir_all(&scratch).with_context(|| scratch.display().to_string())?;
    let folder = package(
        "crates/protos/sources/Cargo.toml",
        "google-cloud-googleapis",
    )?;
    let folder = folder.join("googleapis");
    let files = sources(&folder)?;
    let size = files.iter().map(|(_, size)| *size as f64 / 1e6).sum();
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    let list = scratch.join("files.txt");
    fs::write(&list, names.join("\n"))?;
    let mut ours = ours(&folder, &scratch)?;
    let mut theirs = theirs(&folder, &list, &scratch)?;
    let mut costs = Vec::new();
    for _ in 0..ROUNDS {
        costs.push((run(&mut ours)?, run(&mut theirs)?));
    }
    let note = format!(
        "{} files, {size:.0} MB; best of {ROUNDS}, by turns",
        files.len()
    );
    Ok(measurements(&costs, size, &note))
}

fn measurements(costs: &[(Cost, Cost)], size: f64, note: &str) -> Vec<Measurement> {
    let best = |of: fn(&Cost) -> f64| {
        let ours = costs.iter().map(|(ours, _)| of(ours));
        let theirs = costs.iter().map(|(_, theirs)| of(theirs));
        (
            ours.fold(f64::INFINITY, f64::min),
            theirs.fold(f64::INFINITY, f64::min),
        )
    };
    let (cpu, peer) = best(|cost| cost.cpu);
    let time = Measurement::against("compile-googleapis/cpu", cpu, "s", peer);
    let (memory, peer) = best(|cost| cost.memory);
    let id = "compile-googleapis/memory";
    let memory = Measurement::against(id, memory / size, "MB/MB", peer / size);
    vec![time.with_note(note), memory]
}

fn ours(folder: &Path, scratch: &Path) -> Result<Command> {
    let mut command = Command::new(super::arena::program(
        "playground-cli",
        "protoplay",
        "release",
    )?);
    command.arg("build").arg(folder).arg("--output");
    command.arg(scratch.join("protoplay.binpb"));
    Ok(command)
}

fn theirs(folder: &Path, list: &Path, scratch: &Path) -> Result<Command> {
    let protoc = package("Cargo.toml", "protoc-bin-vendored-linux-x86_64")?;
    let mut command = Command::new(protoc.join("bin").join("protoc"));
    command.current_dir(folder).arg("-I.").arg("-I");
    command.arg(protoc.join("include"));
    command.args(["--include_imports", "--include_source_info", "-o"]);
    command.arg(scratch.join("protoc.binpb"));
    command.arg(format!("@{}", list.display()));
    Ok(command)
}

/// The folder of a package that a manifest of the checkout depends on; fetched if it is not here yet.
fn package(manifest: &str, name: &str) -> Result<PathBuf> {
    let cargo = |verb: &str| {
        let mut command = process::cargo(verb);
        command.args(["--locked", "--manifest-path"]).arg(manifest);
        command
    };
    process::run(&mut cargo("fetch"))?;
    let told = process::output(cargo("metadata").args(["--offline", "--format-version", "1"]))?;
    let told: serde_json::Value = serde_json::from_str(&told)?;
    let packages = told
        .get("packages")
        .and_then(|packages| packages.as_array());
    let mut packages = packages.into_iter().flatten();
    let text = |package: &serde_json::Value, key: &str| {
        let text = package.get(key).and_then(|text| text.as_str());
        text.map(str::to_owned)
    };
    let package = packages.find(|package| text(package, "name").as_deref() == Some(name));
    let at = package.and_then(|package| text(package, "manifest_path"));
    let at = at.with_context(|| format!("{manifest} knows no package {name}"))?;
    let folder = Path::new(&at)
        .parent()
        .context("a manifest lies in a folder")?;
    Ok(folder.to_path_buf())
}

/// Every `.proto` file below a folder, by its path from there, with its size.
fn sources(root: &Path) -> Result<Vec<(String, u64)>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
        for entry in entries {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "proto") {
                let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
                files.push((name, entry.metadata()?.len()));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Runs a command to its end; what it prints of warnings is not shown.
#[cfg(target_os = "linux")]
fn run(command: &mut Command) -> Result<Cost> {
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
    if !exit.success() {
        bail!("{} failed ({exit})", process::name(command));
    }
    let cpu = children()? - before;
    Ok(Cost { cpu, memory })
}

#[cfg(not(target_os = "linux"))]
fn run(_command: &mut Command) -> Result<Cost> {
    bail!("the protoc to compare with is a program for Linux")
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
    fn the_best_of_each_counts_and_memory_is_by_source() {
        let cost = |cpu, memory| Cost { cpu, memory };
        let costs = [
            (cost(2.0, 80.0), cost(9.0, 120.0)),
            (cost(3.0, 60.0), cost(6.0, 130.0)),
        ];
        let both = measurements(&costs, 20.0, "note");
        let ratios = both.iter().map(|one| one.json()["ratio"].as_f64());
        assert_eq!(ratios.collect::<Vec<_>>(), [Some(3.0), Some(2.0)]);
    }
}
