//! The real grpcio-tools.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use super::Files;
use super::corpus::read;

/// A Python with the pinned grpcio-tools.
pub struct Tools {
    python: PathBuf,
}

impl Tools {
    /// Says that a test is skipped if there is none.
    pub fn find(test: &str) -> Option<Self> {
        let Some(python) = env::var_os("PLAYGROUND_GRPCIO_TOOLS") else {
            println!("skipped {test}: PLAYGROUND_GRPCIO_TOOLS names no Python with grpcio-tools");
            return None;
        };
        let tools = Self {
            python: python.into(),
        };
        let (protobuf, grpcio, grpcio_tools) = playground_codegen::PYTHON_VERSIONS;
        let version =
            tools.answer("import importlib.metadata as m; print(m.version('grpcio-tools'))");
        assert_eq!(version.trim(), grpcio_tools);
        let stub = tools.run(
            &Files::from([("a.proto".to_owned(), "syntax = 'proto3';".to_owned())]),
            &["a.proto"],
        );
        let stub = stub.unwrap();
        assert!(stub["a_pb2.py"].contains(&format!("# Protobuf Python Version: {protobuf}\n")));
        assert!(stub["a_pb2_grpc.py"].contains(&format!("GRPC_GENERATED_VERSION = '{grpcio}'\n")));
        Some(tools)
    }

    /// What it writes for some files, all in one run.
    ///
    /// # Errors
    /// What it says if it refuses them.
    pub fn run(&self, files: &Files, wanted: &[&str]) -> Result<Files, String> {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), texts(files));
        self.run_in(folder.path(), wanted)
    }

    /// The same with files that are in a folder.
    ///
    /// # Errors
    /// What it says if it refuses them.
    pub fn run_in(&self, folder: &Path, wanted: &[&str]) -> Result<Files, String> {
        let out = tempfile::tempdir().unwrap();
        let arguments = ["--python_out", "--pyi_out", "--grpc_python_out"];
        let output = Command::new(&self.python)
            .args(["-m", "grpc_tools.protoc", "-I"])
            .arg(folder)
            .args(arguments.map(|name| format!("{name}={}", out.path().display())))
            .args(wanted)
            .stdin(Stdio::null())
            .output()
            .expect("Python runs");
        if output.status.success() {
            Ok(read(out.path(), &["py", "pyi"]))
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }

    /// Lets Python import every module.
    pub fn import(&self, files: &Files) {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), texts(files));
        let modules = files.keys().filter_map(|path| path.strip_suffix(".py"));
        let modules: Vec<_> = modules.map(|path| path.replace('/', ".")).collect();
        let program = format!(
            "import importlib, sys\nsys.path.insert(0, {:?})\nfor name in {modules:?}: importlib.import_module(name)",
            folder.path()
        );
        self.answer(&program);
    }

    fn answer(&self, program: &str) -> String {
        let output = Command::new(&self.python)
            .args(["-c", program])
            .stdin(Stdio::null())
            .output()
            .expect("Python runs");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{error}");
        String::from_utf8(output.stdout).unwrap()
    }
}

/// Writes texts by their paths.
pub fn write<'t>(folder: &Path, files: impl IntoIterator<Item = (&'t str, &'t str)>) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn texts(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
}
