//! Lowering against protoc: measured answers, protoc itself where it is given, and a parser that is equal but for tabs,
//! comments in line, names of synthetic oneofs, and editions.

mod broken;
mod editions;
mod findings;
mod numbers;
mod oracle;
mod protoc;
mod shapes;
mod sweep;

use playground_protos::descriptor::SourceCodeInfo;
use prost::Message;

use crate::finding::Finding;
use crate::ir::Lowered;
use crate::places::Moved;

impl Lowered {
    /// Its places as protoc gives them, before options are interpreted.
    fn source_code_info(&self) -> SourceCodeInfo {
        let bytes = self.places.encode(&self.text, &Moved::default());
        SourceCodeInfo::decode(bytes.as_slice()).unwrap()
    }
}

/// Lowers a text.
fn lowered(text: &str) -> (Lowered, Vec<Finding>) {
    super::lower("f.proto", playground_syntax::parse(text))
}
