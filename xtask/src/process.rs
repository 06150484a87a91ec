//! Child processes that never outlive this one: each leads a group of its own, and a signal ends every group.

use anyhow::{Context, Result, bail};
use std::{
    env,
    ffi::OsStr,
    io::IsTerminal,
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool, atomic::Ordering},
    thread,
    time::{Duration, Instant},
};

const POLL: Duration = Duration::from_millis(20);
/// How long a child may take to end after it was asked to, before it is killed.
const GRACE: Duration = Duration::from_secs(5);

static STOPPING: AtomicBool = AtomicBool::new(false);
static RUNNING: Mutex<Vec<Arc<Mutex<Child>>>> = Mutex::new(Vec::new());

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A running child with all that it starts; dropped, it is stopped.
pub struct Group {
    child: Arc<Mutex<Child>>,
}

impl Group {
    /// Starts `command` at the head of a process group of its own, without standard input.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        wait_if_stopping();
        let mut running = lock(&RUNNING);
        let child = command.stdin(Stdio::null()).spawn();
        let child = child.with_context(|| format!("could not start {}", name(command)))?;
        let child = Arc::new(Mutex::new(child));
        running.push(Arc::clone(&child));
        Ok(Self { child })
    }

    /// The exit status, once the child has ended.
    pub fn ended(&self) -> Result<Option<ExitStatus>> {
        Ok(lock(&self.child).try_wait()?)
    }

    /// Waits for the child's end.
    pub fn wait(&self) -> Result<ExitStatus> {
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            thread::sleep(POLL);
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        stop(std::slice::from_ref(&self.child));
        lock(&RUNNING).retain(|child| !Arc::ptr_eq(child, &self.child));
    }
}

/// Asks every group to end, and kills what is left after [`GRACE`].
fn stop(children: &[Arc<Mutex<Child>>]) {
    let deadline = Instant::now() + GRACE;
    let mut left: Vec<_> = children
        .iter()
        .filter(|child| signal(&mut lock(child), false))
        .collect();
    while !left.is_empty() && Instant::now() < deadline {
        thread::sleep(POLL);
        left.retain(|child| alive(&mut lock(child)));
    }
    for child in left {
        let mut child = lock(child);
        signal(&mut child, true);
        // Nothing to do about a child that cannot even be waited for.
        let _ = child.wait();
    }
}

#[cfg(unix)]
fn group(child: &Child) -> nix::unistd::Pid {
    nix::unistd::Pid::from_raw(child.id().cast_signed())
}

#[cfg(unix)]
fn signal(child: &mut Child, kill: bool) -> bool {
    use nix::sys::signal::{Signal, killpg};
    killpg(
        group(child),
        if kill {
            Signal::SIGKILL
        } else {
            Signal::SIGTERM
        },
    )
    .is_ok()
}

#[cfg(unix)]
fn alive(child: &mut Child) -> bool {
    // Reaps the leader, so that only a living member keeps the group.
    let _ = child.try_wait();
    nix::sys::signal::killpg(group(child), None).is_ok()
}

#[cfg(not(unix))]
fn signal(child: &mut Child, _kill: bool) -> bool {
    child.kill().is_ok()
}

#[cfg(not(unix))]
fn alive(child: &mut Child) -> bool {
    matches!(child.try_wait(), Ok(None))
}

/// Makes Ctrl-C and a termination signal end every child, then this process with code 130.
pub fn stop_children_on_signal() -> Result<()> {
    ctrlc::set_handler(|| {
        STOPPING.store(true, Ordering::SeqCst);
        let children = lock(&RUNNING).clone();
        stop(&children);
        std::process::exit(130);
    })
    .context("could not listen for signals")
}

/// Never returns once a signal came, so that nothing is printed about children the signal ended.
pub fn wait_if_stopping() {
    while STOPPING.load(Ordering::SeqCst) {
        thread::park();
    }
}

/// Runs `command` to its end; a bad exit is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let status = Group::spawn(command)?.wait()?;
    wait_if_stopping();
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// What `command` prints on standard output; a bad exit is an error with its standard error.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.with_context(|| format!("could not start {}", name(command)))?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        bail!(
            "{} failed ({}): {}",
            name(command),
            output.status,
            message.trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Like [`run`], but returns what the command prints on standard output.
pub fn captured(command: &mut Command) -> Result<String> {
    let group = Group::spawn(command.stdout(Stdio::piped()))?;
    let pipe = lock(&group.child)
        .stdout
        .take()
        .context("no standard output")?;
    let printed = std::io::read_to_string(pipe)?;
    let status = group.wait()?;
    wait_if_stopping();
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(printed)
}

/// The command line as a person would write it, without folders of programs.
pub fn name(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// `cargo VERB` at the checkout's root; quiet when nobody watches, but for tests: cargo would hand the flag on to them.
pub fn cargo(verb: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::paths::root()).arg(verb);
    forget_own_package(&mut command);
    if verb != "test" && !std::io::stderr().is_terminal() {
        command.arg("--quiet");
    }
    command
}

/// Builds a native program of the workspace; returns its path.
pub fn build(package: &str, binary: &str) -> Result<PathBuf> {
    run(cargo("build").args(["--locked", "--package", package, "--bin", binary]))?;
    let file = format!("{binary}{}", env::consts::EXE_SUFFIX);
    Ok(crate::paths::target()?.join("debug").join(file))
}

/// Removes the variables that describe xtask itself: a build script that watches one of them would run again.
fn forget_own_package(command: &mut Command) {
    for (key, _) in env::vars_os() {
        let text = key.to_string_lossy();
        if text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text == "CARGO_PRIMARY_PACKAGE"
        {
            command.env_remove(&key);
        }
    }
}

/// Keeps a proxy of the environment out of calls to this machine.
pub fn stay_local(command: &mut Command) {
    command
        .env("NO_PROXY", "127.0.0.1,localhost")
        .env("no_proxy", "127.0.0.1,localhost");
}

/// What `cargo metadata` says about the workspace's own packages.
pub fn metadata() -> Result<serde_json::Value> {
    let text = output(cargo("metadata").args(["--no-deps", "--format-version", "1"]))?;
    serde_json::from_str(&text).context("cargo metadata printed no JSON")
}

/// The first executable of this name on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path)
        .map(|folder| folder.join(&file))
        .find(|file| file.is_file())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn sh(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_bad_exit_names_the_command() {
        let error = run(&mut sh("exit 3")).unwrap_err().to_string();
        assert_eq!(error, "sh -c exit 3 failed (exit status: 3)");
        assert!(run(&mut sh("exit 0")).is_ok());
        assert_eq!(output(&mut sh("echo ok")).unwrap(), "ok\n");
    }

    #[test]
    fn a_dropped_group_takes_its_grandchildren_along() {
        let group = Group::spawn(&mut sh("sleep 600 & wait")).unwrap();
        let id = super::group(&lock(&group.child));
        assert!(nix::sys::signal::killpg(id, None).is_ok());
        drop(group);
        assert_eq!(
            nix::sys::signal::killpg(id, None),
            Err(nix::errno::Errno::ESRCH)
        );
    }
}
