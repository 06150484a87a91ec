//! The well-known protobuf files that come with the compiler.

use std::sync::OnceLock;

use prost_reflect::DescriptorPool;
use prost_types::FileDescriptorProto;
use protox::file::{FileResolver, GoogleFileResolver};

/// A bundled file, unlinked; none if there is none of this path.
pub(crate) fn open(path: &str) -> Option<FileDescriptorProto> {
    GoogleFileResolver::new()
        .open_file(path)
        .ok()
        .map(FileDescriptorProto::from)
}

/// Whether a file of this path is bundled.
pub(crate) fn has(path: &str) -> bool {
    files().iter().any(|file| file.name() == path)
}

/// Every bundled file.
pub(crate) fn files() -> &'static [FileDescriptorProto] {
    static FILES: OnceLock<Vec<FileDescriptorProto>> = OnceLock::new();
    FILES.get_or_init(|| {
        let pool = DescriptorPool::global();
        let mut paths: Vec<_> = pool.files().map(|file| file.name().to_owned()).collect();
        paths.sort();
        paths.iter().filter_map(|path| open(path)).collect()
    })
}
