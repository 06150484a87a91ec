//! Sizes of messages and enums: of any file, and under `features.enforce_proto_limits`, edition 2026.

use playground_protos::descriptor::feature_set::proto_limits_feature::EnforceProtoLimits;
use playground_protos::descriptor::{DescriptorProto, EnumDescriptorProto};

use super::context::Checks;
use crate::finding::Finding;

/// Of any file; generated code counts fields in 16 bits.
const MOST_FIELDS: usize = 65_535;
const MAX_FIELDS: usize = 1500;
const MAX_ONEOFS: usize = 1000;
const MAX_VALUES: usize = 1700;

impl Checks<'_> {
    /// Fields and oneofs of a message.
    pub(super) fn message_limits(&mut self, message: &DescriptorProto) {
        let (name, fields) = (message.name(), message.field.len());
        if fields > MOST_FIELDS {
            let message =
                format!("message `{name}` has {fields} fields, but {MOST_FIELDS} are the most");
            let help = "put what belongs together into messages of their own";
            return self.push(Finding::error(self.name(), message).help(help));
        }
        self.limit("message", name, "fields", fields, MAX_FIELDS);
        self.limit(
            "message",
            name,
            "oneofs",
            message.oneof_decl.len(),
            MAX_ONEOFS,
        );
    }

    /// Values of an enum.
    pub(super) fn enum_limits(&mut self, item: &EnumDescriptorProto) {
        self.limit("enum", item.name(), "values", item.value.len(), MAX_VALUES);
    }

    fn limit(&mut self, what: &str, name: &str, parts: &str, count: usize, max: usize) {
        let limits = self
            .features()
            .map(|features| features.enforce_proto_limits());
        if count > max && limits == Some(EnforceProtoLimits::ProtoLimits2026) {
            let message =
                format!("{what} `{name}` has {count} {parts}, but edition 2026 ends at {max}");
            let help =
                "`features.enforce_proto_limits = LEGACY_NO_EXPLICIT_LIMITS` lifts the limit";
            self.push(Finding::error(self.name(), message).help(help));
        }
    }
}
