//! Type names as other languages write them, and what protobuf calls the same thing.

/// The name elsewhere in lower case, and the protobuf type in full.
const FOREIGN: &[(&str, &str)] = &[
    ("any", "google.protobuf.Any"),
    ("bigint", "int64"),
    ("blob", "bytes"),
    ("boolean", "bool"),
    ("boolvalue", "google.protobuf.BoolValue"),
    ("byte", "bytes"),
    ("bytearray", "bytes"),
    ("bytesvalue", "google.protobuf.BytesValue"),
    ("char", "string"),
    ("date", "google.protobuf.Timestamp"),
    ("datetime", "google.protobuf.Timestamp"),
    ("decimal", "string"),
    ("doublevalue", "google.protobuf.DoubleValue"),
    ("duration", "google.protobuf.Duration"),
    ("empty", "google.protobuf.Empty"),
    ("f32", "float"),
    ("f64", "double"),
    ("fieldmask", "google.protobuf.FieldMask"),
    ("float32", "float"),
    ("float64", "double"),
    ("floatvalue", "google.protobuf.FloatValue"),
    ("i16", "int32"),
    ("i32", "int32"),
    ("i64", "int64"),
    ("i8", "int32"),
    ("int", "int32"),
    ("int16", "int32"),
    ("int32value", "google.protobuf.Int32Value"),
    ("int64value", "google.protobuf.Int64Value"),
    ("int8", "int32"),
    ("integer", "int32"),
    ("json", "google.protobuf.Struct"),
    ("listvalue", "google.protobuf.ListValue"),
    ("long", "int64"),
    ("number", "double"),
    ("object", "google.protobuf.Struct"),
    ("real", "double"),
    ("short", "int32"),
    ("str", "string"),
    ("stringvalue", "google.protobuf.StringValue"),
    ("struct", "google.protobuf.Struct"),
    ("text", "string"),
    ("time", "google.protobuf.Timestamp"),
    ("timedelta", "google.protobuf.Duration"),
    ("timestamp", "google.protobuf.Timestamp"),
    ("u16", "uint32"),
    ("u32", "uint32"),
    ("u64", "uint64"),
    ("u8", "uint32"),
    ("uint", "uint32"),
    ("uint16", "uint32"),
    ("uint32value", "google.protobuf.UInt32Value"),
    ("uint64value", "google.protobuf.UInt64Value"),
    ("uint8", "uint32"),
    ("ulong", "uint64"),
    ("ushort", "uint32"),
    ("uuid", "string"),
    ("varchar", "string"),
    ("void", "google.protobuf.Empty"),
];

/// The protobuf type for a name of another language, whatever its case.
pub(crate) fn protobuf_type(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    let row = FOREIGN.iter().find(|(foreign, _)| *foreign == word)?;
    Some(row.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Compiler, Severity, SourceFile};
    #[test]
    fn rows_are_sorted_foreign_and_lead_to_types_that_exist() {
        assert!(FOREIGN.is_sorted_by(|one, next| one.0 < next.0));
        for (foreign, meant) in FOREIGN {
            let text = format!("syntax = \"proto3\"; message M {{ {meant} a = 1; }}");
            let kind = |name: &str| text.replace(meant, name);
            assert!(compiles(&text), "{meant}");
            assert!(!compiles(&kind(foreign)), "{foreign}");
        }
    }

    /// With the imports that the types of the table need.
    fn compiles(text: &str) -> bool {
        let files = [
            "any",
            "duration",
            "empty",
            "field_mask",
            "struct",
            "timestamp",
            "wrappers",
        ];
        let imports = files.map(|file| format!("import \"google/protobuf/{file}.proto\";"));
        let text = text.replace("message M", &format!("{} message M", imports.concat()));
        let file = SourceFile {
            path: "m.proto".to_owned(),
            text,
        };
        let found = Compiler::default().compile(&[file]).diagnostics;
        found
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    }
}
