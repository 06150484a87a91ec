//! Finds the method a path names, and suggests the nearest one if there is none.

use std::sync::LazyLock;

use prost_reflect::{DescriptorPool, MethodDescriptor};

use crate::{Failure, FailureKind};

/// Similarity (Jaro-Winkler, 0 to 1) from which a name counts as a misspelling of another.
const SIMILAR: f64 = 0.85;

/// The descriptors of `google.rpc` (status and error details).
pub(crate) static GOOGLE_RPC: LazyLock<DescriptorPool> = LazyLock::new(|| {
    DescriptorPool::decode(tonic_types::pb::FILE_DESCRIPTOR_SET).unwrap_or_default()
});

/// Finds `package.Service/Method`; a leading slash is allowed.
pub(crate) fn find(pool: &DescriptorPool, path: &str) -> Result<MethodDescriptor, Failure> {
    let pool = with_google_rpc(pool);
    let path = path.trim_start_matches('/');
    let found = path.split_once('/').and_then(|(service, method)| {
        let service = pool.get_service_by_name(service)?;
        service.methods().find(|other| other.name() == method)
    });
    found.ok_or_else(|| unknown(&pool, path))
}

/// Adds the error details of `google.rpc` where an `Any` may hold one; the pool as it is if they clash with it.
fn with_google_rpc(pool: &DescriptorPool) -> DescriptorPool {
    let mut extended = pool.clone();
    if pool.get_message_by_name("google.protobuf.Any").is_none() {
        return extended;
    }
    let files = GOOGLE_RPC.file_descriptor_protos().cloned();
    let missing: Vec<_> = files
        .filter(|file| pool.get_file_by_name(file.name()).is_none())
        .collect();
    match extended.add_file_descriptor_protos(missing) {
        Ok(()) => extended,
        Err(_) => pool.clone(),
    }
}

fn unknown(pool: &DescriptorPool, path: &str) -> Failure {
    let message = format!("method `{path}` is not in the schema");
    let failure = Failure::new(FailureKind::Method, message);
    match nearest(pool, path) {
        Some(name) => failure.with_help(format!("did you mean `{name}`?")),
        None => failure.with_help("a method is named as `package.Service/Method`"),
    }
}

fn nearest(pool: &DescriptorPool, path: &str) -> Option<String> {
    let normal = |name: &str| name.replace('/', ".").to_ascii_lowercase();
    let (wanted, short) = (normal(path), path.rsplit(['/', '.']).next()?);
    let methods = pool.services().flat_map(|service| {
        let methods: Vec<_> = service.methods().collect();
        methods
    });
    let scored = methods.map(|method| {
        let name = format!("{}/{}", method.parent_service().full_name(), method.name());
        // A bare or wrongly qualified name is as good a hint as a misspelled path.
        let same_method = method.name().eq_ignore_ascii_case(short);
        let score = strsim::jaro_winkler(&normal(&name), &wanted);
        (if same_method { 1.0 + score } else { score }, name)
    });
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= SIMILAR).then_some(best.1)
}
