//! Python stubs as `grpcio-tools` writes them, byte for byte: for each file its messages (`_pb2.py`), their types
//! (`_pb2.pyi`) and its services (`_pb2_grpc.py`).
//!
//! The format was learned from what the tools write. What they write but Python cannot read, such as a method named
//! `import`, is the same here.

mod clean;
mod comments;
mod fields;
mod grpc;
mod imports;

mod names;
mod options;
mod pb2;
mod pyi;
mod text;
mod wire;
mod world;

use std::collections::HashMap;

use playground_protos::descriptor::FileDescriptorProto;
use prost::Message;

use crate::{CodeGeneratorRequest, ResponseFile};
use world::World;

/// The Python package `protobuf` that the files ask for.
pub(crate) const PROTOBUF_VERSION: &str = "7.35.1";
/// The Python package `grpcio` that the files ask for.
pub(crate) const GRPCIO_VERSION: &str = "1.85.1";
/// The Python package `grpcio-tools` that writes the same.
pub(crate) const GRPCIO_TOOLS_VERSION: &str = "1.85.1";

/// The one file that protoc writes in another way: it is part of the package `protobuf`.
const DESCRIPTOR: &str = "google/protobuf/descriptor.proto";

/// The stubs of the files to generate, three for each.
///
/// # Errors
/// If bytes are no descriptor, a file or type is not there, or grpcio-tools refuses the name of a file.
pub(crate) fn files(request: &CodeGeneratorRequest) -> Result<Vec<ResponseFile>, String> {
    let files = request.proto_file.iter();
    let files: Result<Vec<_>, _> = files
        .map(|file| FileDescriptorProto::decode(file.as_slice()))
        .collect();
    let files = files.map_err(|error| error.to_string())?;
    let by_path: HashMap<&str, &FileDescriptorProto> =
        files.iter().map(|file| (file.name(), file)).collect();
    let mut out = Vec::new();
    for path in &request.file_to_generate {
        check(path)?;
        // Files that do not import each other may use one number for different options.
        let world = World::new(path, &by_path)?;
        let file = world.file(path)?;
        out.push(written(path, "_pb2.py", pb2::write(&world, file)?));
        out.push(written(path, "_pb2.pyi", pyi::write(&world, file)?));
        out.push(written(path, "_pb2_grpc.py", grpc::write(&world, file)?));
    }
    Ok(out)
}

fn check(path: &str) -> Result<(), String> {
    if path == DESCRIPTOR {
        return Err(format!("`{path}` is part of the Python package `protobuf`"));
    }
    if !path.ends_with(".proto") {
        return Err(format!("the name of `{path}` must end with .proto"));
    }
    Ok(())
}

fn written(path: &str, suffix: &str, content: String) -> ResponseFile {
    ResponseFile {
        name: Some(names::output(path, suffix)),
        insertion_point: None,
        content: Some(content),
    }
}
