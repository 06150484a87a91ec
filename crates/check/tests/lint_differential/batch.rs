//! Many worlds in one folder, so that one run of buf and a few of protoc judge them all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use playground_check::config::Config;
use playground_check::{Finding, Image, lint};
use playground_protos::descriptor::FileDescriptorSet;
use prost::Message;
use serde_json::Value;

use crate::rng::Rng;
use crate::world::{Files, world};
use crate::{config, ours};

/// What one side said of one place: path, the four positions, rule.
pub type Told = (String, u64, u64, u64, u64, String);

/// Worlds that share a configuration.
pub struct Module {
    worlds: Vec<(usize, Files)>,
    version: &'static str,
    lint: String,
    folder: String,
}

/// Modules in one folder.
pub struct Batch {
    /// The modules.
    pub modules: Vec<Module>,
    folder: tempfile::TempDir,
}

impl Batch {
    /// The batch of a seed: `count` worlds, ten a module; every third batch has a version before v2.
    pub fn new(seed: u64, count: usize) -> Self {
        let mut rng = Rng::new(seed);
        let version = ["v2", "v2", "v1", "v2", "v2", "v1beta1"][(seed % 6) as usize];
        let numbers: Vec<usize> = (0..count).collect();
        let modules = numbers.chunks(10).enumerate().map(|(index, numbers)| {
            let folder = format!("m{index}");
            let prefix = match version {
                "v2" => format!("{folder}/"),
                _ => String::new(),
            };
            let lint = config::lint(&mut rng, version, &prefix, numbers);
            let worlds = numbers.iter().map(|number| {
                (
                    *number,
                    world(*number, seed.wrapping_mul(7919) + *number as u64),
                )
            });
            Module {
                worlds: worlds.collect(),
                version,
                lint,
                folder,
            }
        });
        let modules = modules.collect();
        Self {
            modules,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Number of worlds left.
    pub fn worlds(&self) -> usize {
        self.modules.iter().map(|module| module.worlds.len()).sum()
    }

    fn write(&self) {
        let root = self.folder.path();
        for entry in std::fs::read_dir(root).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                std::fs::remove_dir_all(path)
            } else {
                std::fs::remove_file(path)
            }
            .unwrap();
        }
        for module in &self.modules {
            for (path, text) in module.files() {
                let path = root.join(&module.folder).join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, text).unwrap();
            }
        }
        let folders: Vec<_> = self
            .modules
            .iter()
            .map(|module| module.folder.as_str())
            .collect();
        if self.modules[0].version == "v2" {
            std::fs::write(root.join("buf.yaml"), self.config_v2()).unwrap();
            return;
        }
        let work = format!("version: v1\ndirectories: [{}]\n", folders.join(", "));
        std::fs::write(root.join("buf.work.yaml"), work).unwrap();
        for module in &self.modules {
            std::fs::write(root.join(&module.folder).join("buf.yaml"), module.config()).unwrap();
        }
    }

    fn config_v2(&self) -> String {
        let modules = self.modules.iter();
        let modules = modules
            .map(|module| format!("  - {{path: {}, lint: {}}}\n", module.folder, module.lint));
        format!("version: v2\nmodules:\n{}", modules.collect::<String>())
    }

    /// Drops worlds that protoc or buf refuse until none is left of them; tells how many, and why.
    pub fn settle(&mut self, buf: &Path) -> (Vec<Told>, Vec<String>) {
        let mut refused = Vec::new();
        loop {
            self.write();
            let mut bad = BTreeSet::new();
            for module in &self.modules {
                if let Err(error) = self.compile(module) {
                    note(&error, &mut bad, &mut refused);
                }
            }
            if bad.is_empty() {
                let told = self.buf(buf);
                for (path, line, _, _, _, rule) in &told {
                    if rule.starts_with("COMPILE") {
                        note(&format!("{path}:{line} {rule}"), &mut bad, &mut refused);
                    }
                }
                if bad.is_empty() {
                    return (told, refused);
                }
            }
            for module in &mut self.modules {
                module.worlds.retain(|(number, _)| !bad.contains(number));
            }
            self.modules.retain(|module| !module.worlds.is_empty());
        }
    }

    fn compile(&self, module: &Module) -> Result<FileDescriptorSet, String> {
        let out = self.folder.path().join("set.binpb");
        let root = self.folder.path().join(&module.folder);
        let output = Command::new(protoc_bin_vendored_linux_x86_64::protoc_bin_path())
            .arg("-I")
            .arg(&root)
            .arg("-I")
            .arg(protoc_bin_vendored_linux_x86_64::include_path())
            .args([
                "--include_imports",
                "--include_source_info",
                "--retain_options",
                "-o",
            ])
            .arg(&out)
            .args(module.files().map(|(path, _)| path))
            .output()
            .unwrap();
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        Ok(FileDescriptorSet::decode(std::fs::read(out).unwrap().as_slice()).unwrap())
    }

    fn buf(&self, buf: &Path) -> Vec<Told> {
        let output = Command::new(buf)
            .args(["lint", "--error-format", "json"])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let stdout = String::from_utf8(output.stdout).unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(
            !stderr.contains("Failure"),
            "{stderr}\n{}",
            self.config_v2()
        );
        stdout.lines().map(told_by_buf).collect()
    }

    /// What our rules say of all modules: over what our compiler links, and over what protoc links.
    pub fn ours(&self) -> [Vec<Told>; 2] {
        let (mut linked_by_us, mut by_protoc) = (Vec::new(), Vec::new());
        for (index, module) in self.modules.iter().enumerate() {
            let config = self.config_text(module);
            let config =
                Config::parse(&config).unwrap_or_else(|errors| panic!("{errors:?}\n{config}"));
            let own = if module.version == "v2" { index } else { 0 };
            let config = &config.modules[own].lint;
            let sources: Vec<_> = module.files().cloned().collect();
            linked_by_us.extend(module.told(ours::found(&sources, config)));
            let set = self.compile(module).unwrap();
            let image = Image::new(&set.file, |path| path.starts_with('w'));
            by_protoc.extend(module.told(lint::check(&image, config)));
        }
        [linked_by_us, by_protoc]
    }

    /// The configuration that a module is part of.
    pub fn config_text(&self, module: &Module) -> String {
        match module.version {
            "v2" => self.config_v2(),
            _ => module.config(),
        }
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(path)).unwrap_or_default()
    }

    /// The configuration a file is under.
    pub fn config_of(&self, path: &str) -> String {
        let module = self
            .modules
            .iter()
            .find(|module| path.starts_with(&format!("{}/", module.folder)));
        module
            .map(|module| format!("{} {}", module.version, module.lint))
            .unwrap_or_default()
    }

    /// The folder, kept.
    pub fn keep(self) -> PathBuf {
        self.folder.keep()
    }
}

impl Module {
    /// Path and text of the files.
    pub fn files(&self) -> impl Iterator<Item = &(String, String)> {
        self.worlds.iter().flat_map(|(_, files)| files)
    }

    fn told(&self, found: Vec<Finding>) -> Vec<Told> {
        let files: BTreeMap<_, _> = self.files().cloned().collect();
        let mut told = ours::told(&files, found);
        for told in &mut told {
            told.0 = format!("{}/{}", self.folder, told.0);
        }
        told
    }

    fn config(&self) -> String {
        format!("version: {}\nlint: {}\n", self.version, self.lint)
    }
}

/// Finds the worlds that an error names.
fn note(error: &str, bad: &mut BTreeSet<usize>, refused: &mut Vec<String>) {
    for line in error.lines().filter(|line| !line.contains("warning:")) {
        let path = line.split(':').next().unwrap_or_default();
        let number = path
            .split('/')
            .find_map(|part| part.strip_prefix('w')?.parse().ok());
        if let Some(number) = number {
            bad.insert(number);
            refused.push(line.to_owned());
        }
    }
    assert!(!bad.is_empty(), "{error}");
}

fn told_by_buf(line: &str) -> Told {
    let value: Value = serde_json::from_str(line).unwrap();
    let number = |key| value[key].as_u64().unwrap_or(1);
    let mut rule = value["type"].as_str().unwrap().to_owned();
    if rule == "COMPILE" {
        rule = format!("COMPILE {}", value["message"]);
    }
    (
        value["path"].as_str().unwrap_or_default().to_owned(),
        number("start_line"),
        number("start_column"),
        number("end_line"),
        number("end_column"),
        rule,
    )
}
