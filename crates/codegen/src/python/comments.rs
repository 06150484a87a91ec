//! Comments of services and methods, and how they become docstrings.

use std::collections::HashMap;

use playground_protos::descriptor::FileDescriptorProto;
use playground_protos::descriptor::source_code_info::Location;

use super::text::Text;

/// The comments of a file by the path of what they are about.
pub(super) struct Comments<'a>(HashMap<&'a [i32], &'a Location>);

impl<'a> Comments<'a> {
    /// Those of a file.
    pub(super) fn new(file: &'a FileDescriptorProto) -> Self {
        let places = file.source_code_info.iter();
        let places = places.flat_map(|info| &info.location);
        Self(places.map(|place| (place.path.as_slice(), place)).collect())
    }

    /// All lines about an element: those that stand apart, with an empty line after each, those before it, and those
    /// after.
    pub(super) fn of(&self, path: &[i32]) -> Vec<String> {
        let Some(place) = self.0.get(path) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        for apart in &place.leading_detached_comments {
            lines.extend(split(apart));
            lines.push(String::new());
        }
        lines.extend(split(place.leading_comments()));
        lines.extend(split(place.trailing_comments()));
        lines
    }
}

/// Lines without the spaces they begin with.
fn split(comment: &str) -> impl Iterator<Item = String> {
    let lines = comment.split_terminator('\n');
    lines.map(|line| line.trim_start_matches(' ').to_owned())
}

/// Writes what is known of an element; nothing is escaped, as the tools have it.
pub(super) fn docstring(comments: &[String], out: &mut Text) {
    let Some((first, rest)) = comments.split_first() else {
        out.line("\"\"\"Missing associated documentation comment in .proto file.\"\"\"");
        return;
    };
    out.line(format!("\"\"\"{first}"));
    for line in rest {
        out.line(line);
    }
    out.line("\"\"\"");
}
