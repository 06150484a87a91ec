//! Every kind of value for every kind of option, measured with protoc: what is taken, and as which bytes.

use super::harness::{Files, run};

/// First the declarations, then the values, then what protoc takes of them: `place type`, `value=bytes`, ….
const TABLE: &str = include_str!("scalars.txt");

#[test]
fn values_are_taken_and_encoded_as_by_protoc() {
    let mut lines = TABLE.lines();
    let head = lines.next().unwrap().trim_start_matches("# ");
    let values: Vec<&str> = lines.next().unwrap()[2..].split('\t').collect();
    let mut wrong = Vec::new();
    for line in lines {
        let mut cells = line.split('\t');
        let (place, ty) = cells.next().unwrap().split_once(' ').unwrap();
        let taken: Vec<(&str, &str)> = cells.filter_map(|cell| cell.rsplit_once('=')).collect();
        for value in &values {
            let statement = match place {
                "literal" => format!("option (m) = {{ f_{ty}: {value} }};"),
                _ => format!("option (o_{ty}) = {value};"),
            };
            let theirs = taken.iter().find(|(taken, _)| taken == value);
            let ours = bytes(&format!("{head}\n{statement}\n"));
            if ours.as_deref() != theirs.map(|(_, bytes)| *bytes) {
                wrong.push(format!("{statement}: {ours:?}, protoc: {theirs:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The options of a file in hexadecimal; none if anything is refused.
fn bytes(text: &str) -> Option<String> {
    let run = run(&Files::from([("a.proto".to_owned(), text.to_owned())]));
    if run.errors().next().is_some() {
        return None;
    }
    let options = run.descriptor("a.proto").options.unwrap_or_default();
    Some(options.iter().map(|byte| format!("{byte:02x}")).collect())
}
