//! What a finding is about: the element, and a fingerprint of its code.

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
    ServiceDescriptorProto,
};

use crate::{Files, Finding, image};

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its file; empty where that is gone.
    pub path: String,
    /// Full name of the element; empty for the file.
    pub element: String,
    /// Tells its code: the declaration of the element up to its body, and what was said of it.
    pub fingerprint: String,
}

/// The subject of a finding in these files. White space does not count, nor what else stands in the body of the element.
pub fn subject(files: &Files, finding: &Finding) -> Subject {
    let path = finding.path.clone().unwrap_or_default();
    let file = files.descriptor(&path);
    let (element, length) =
        file.map_or_else(Default::default, |file| declared(file, &finding.element));
    let declaration = finding.element.get(..length).unwrap_or_default();
    let code = file.and_then(|file| code(files, file, declaration));
    let code = code.unwrap_or_default();
    Subject {
        fingerprint: fingerprint([finding.rule.as_str(), &finding.message, &code]),
        path,
        element,
    }
}

/// FNV-1a of texts, 32 hexadecimal digits.
pub fn fingerprint<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    let parts = parts.into_iter();
    let bytes = parts.flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(
        0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128,
        |hash, byte| {
            (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
        },
    );
    format!("{hash:032x}")
}

/// A declaration up to its body, with one space for all white space.
fn code(files: &Files, file: &FileDescriptorProto, declaration: &[i32]) -> Option<String> {
    let places = &file.source_code_info.as_ref()?.location;
    let place = places
        .iter()
        .find(|place| place.path == declaration && !declaration.is_empty())?;
    let lines = files.lines(file.name());
    let text = lines.text().get(lines.bytes(image::span_of(place)?)?)?;
    let head = text.split(['{', ';']).next().unwrap_or_default();
    Some(head.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The full name of the element that a path leads into, and the length of its own path; nothing for the file.
pub(crate) fn declared(file: &FileDescriptorProto, path: &[i32]) -> (String, usize) {
    let mut around = Scope::File(file);
    let mut names = vec![file.package()];
    let mut rest = path;
    while let [list, at, after @ ..] = rest
        && let Some((name, inside)) = usize::try_from(*at)
            .ok()
            .and_then(|at| around.child(*list, at))
    {
        names.push(name);
        (around, rest) = (inside, after);
    }
    let depth = names.len() - 1;
    names.retain(|name| !name.is_empty() && depth > 0);
    (names.join("."), depth * 2)
}

/// What elements can be in.
#[derive(Clone, Copy)]
enum Scope<'f> {
    File(&'f FileDescriptorProto),
    Message(&'f DescriptorProto),
    Enum(&'f EnumDescriptorProto),
    Service(&'f ServiceDescriptorProto),
    /// What has nothing inside.
    Leaf,
}

impl<'f> Scope<'f> {
    /// The element at a place of one of its lists.
    fn child(self, list: i32, at: usize) -> Option<(&'f str, Self)> {
        let message =
            |of: &'f [DescriptorProto]| of.get(at).map(|it| (it.name(), Self::Message(it)));
        let enumeration =
            |of: &'f [EnumDescriptorProto]| of.get(at).map(|it| (it.name(), Self::Enum(it)));
        let field = |of: &'f [FieldDescriptorProto]| of.get(at).map(|it| (it.name(), Self::Leaf));
        match (self, list) {
            (Self::File(of), 4) => message(&of.message_type),
            (Self::File(of), 5) => enumeration(&of.enum_type),
            (Self::File(of), 6) => of.service.get(at).map(|it| (it.name(), Self::Service(it))),
            (Self::File(of), 7) => field(&of.extension),
            (Self::Message(of), 2) => field(&of.field),
            (Self::Message(of), 3) => message(&of.nested_type),
            (Self::Message(of), 4) => enumeration(&of.enum_type),
            (Self::Message(of), 6) => field(&of.extension),
            (Self::Message(of), 8) => of.oneof_decl.get(at).map(|it| (it.name(), Self::Leaf)),
            (Self::Enum(of), 2) => of.value.get(at).map(|it| (it.name(), Self::Leaf)),
            (Self::Service(of), 2) => of.method.get(at).map(|it| (it.name(), Self::Leaf)),
            _ => None,
        }
    }
}
