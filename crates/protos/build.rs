//! Generates the types of `google/protobuf/descriptor.proto`, and the table of the files that come with a protobuf
//! compiler, from the copies that the package of protoc 36.2 carries.
#![allow(clippy::disallowed_methods)] // Runs on the machine that builds, not in the engine.

#[cfg(feature = "library")]
#[path = "build/library.rs"]
mod library;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use prost_types::field_descriptor_proto::Type;
use prost_types::{DescriptorProto, FileDescriptorSet};
use protox::file::{ChainFileResolver, File, FileResolver, GoogleFileResolver};

const DESCRIPTOR: &str = "google/protobuf/descriptor.proto";

fn main() -> Result<(), Box<dyn Error>> {
    let include = protoc_bin_vendored_linux_x86_64::include_path();
    let text = fs::read_to_string(include.join(DESCRIPTOR))?;
    let mut set = compiled(&text)?;
    for file in &mut set.file {
        file.message_type.iter_mut().for_each(keep_options_encoded);
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let core = proto_files(&include)?;
    fs::write(out.join("core.rs"), table(&core)?)?;
    let paths: Vec<_> = core.keys().collect();
    fs::write(out.join("core_paths.rs"), format!("&{paths:?}"))?;
    #[cfg(feature = "library")]
    library::pack(&out, &core.keys().cloned().collect())?;
    prost_build::Config::new()
        .out_dir(out)
        .compile_well_known_types()
        .disable_comments(["."])
        .compile_fds(set)?;
    println!("cargo:rerun-if-changed=build.rs");
    Ok(())
}

/// The `.proto` files below a folder, by their paths from there.
fn proto_files(include: &Path) -> Result<BTreeMap<String, PathBuf>, Box<dyn Error>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![include.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let proto = path.extension().is_some_and(|it| it == "proto");
            if path.is_dir() {
                folders.push(path);
            } else if proto {
                let name = path.strip_prefix(include)?.to_string_lossy();
                files.insert(name.replace('\\', "/"), path.clone());
            }
        }
    }
    Ok(files)
}

/// Files as Rust source of `&[(path, text)]`.
fn table(files: &BTreeMap<String, PathBuf>) -> Result<String, Box<dyn Error>> {
    let mut out = String::from("&[");
    for (name, path) in files {
        writeln!(out, "({name:?}, include_str!({path:?})),")?;
    }
    out.push(']');
    Ok(out)
}

/// protox knows no options after a single extension number and no editions; both stand in options nobody reads here.
fn compiled(text: &str) -> Result<FileDescriptorSet, Box<dyn Error>> {
    let text = without_options(text);
    let file = File::from_source(DESCRIPTOR, &text)?;
    let mut resolver = ChainFileResolver::new();
    resolver.add(One(file));
    resolver.add(GoogleFileResolver::new());
    let mut compiler = protox::Compiler::with_file_resolver(resolver);
    compiler.open_file(DESCRIPTOR)?;
    Ok(compiler.file_descriptor_set())
}

struct One(File);

impl FileResolver for One {
    fn open_file(&self, name: &str) -> Result<File, protox::Error> {
        if name == DESCRIPTOR {
            Ok(self.0.clone())
        } else {
            Err(protox::Error::file_not_found(name))
        }
    }
}

/// The text without comments and without what stands in brackets, save defaults.
fn without_options(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0usize;
    let mut options = String::new();
    for line in text.lines() {
        let code = line.split("//").next().unwrap_or_default();
        for character in code.chars() {
            match character {
                '[' => depth += 1,
                ']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        out.push_str(&default(&options));
                        options.clear();
                    }
                }
                _ if depth > 0 => options.push(character),
                _ => out.push(character),
            }
        }
        out.push('\n');
    }
    out
}

fn default(options: &str) -> String {
    let found = options
        .split(',')
        .map(str::trim)
        .find(|option| option.starts_with("default"));
    found
        .map(|option| format!("[{option}]"))
        .unwrap_or_default()
}

/// Options become bytes: what a type generated here does not know, custom options above all, is kept.
fn keep_options_encoded(message: &mut DescriptorProto) {
    message
        .nested_type
        .iter_mut()
        .for_each(keep_options_encoded);
    for field in &mut message.field {
        if field.name() == "options" {
            field.type_name = None;
            field.set_type(Type::Bytes);
        }
    }
}
