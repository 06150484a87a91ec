//! Oneofs: <https://protobuf.com/docs/language-spec#oneofs>.

use playground_protos::descriptor::DescriptorProto;

use super::context::{Checks, index};
use super::edits::remove_whole;
use crate::finding::Finding;

impl<'a> Checks<'a> {
    /// Oneofs have fields; what is synthetic has one anyway.
    pub(super) fn oneofs(&mut self, message: &'a DescriptorProto) {
        let mut filled = vec![false; message.oneof_decl.len()];
        for at in message.field.iter().filter_map(|field| field.oneof_index) {
            let at = usize::try_from(at).ok();
            if let Some(filled) = at.and_then(|at| filled.get_mut(at)) {
                *filled = true;
            }
        }
        for (at, oneof) in message.oneof_decl.iter().enumerate() {
            self.within([8, index(at)], oneof.name(), |checks| {
                checks.name_length();
                if filled.get(at) == Some(&false) && !checks.is_broken() {
                    let message = format!("oneof `{}` has no field", oneof.name());
                    let finding = Finding::error(checks.name(), message);
                    let finding = finding.help("add a field to it, or remove it");
                    let whole = checks
                        .place(&[])
                        .and_then(|span| remove_whole(checks.view.text, span));
                    checks.push(finding.fix_if("remove it", whole));
                }
            });
        }
    }
}
