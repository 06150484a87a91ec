//! One measured number with its peer's, how a script prints it, and the table of all.

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The heads of the table's columns.
const HEADING: [&str; 5] = ["row", "value", "unit", "peer", "peer/value"];

/// One line of the table.
#[derive(Debug, PartialEq)]
pub struct Measurement {
    id: String,
    value: f64,
    unit: String,
    /// The peer's value in the same unit, where there is a peer.
    peer: Option<f64>,
    /// Peer divided by value: how many times less this one takes.
    ratio: Option<f64>,
    /// What exactly was compared, and how the numbers spread.
    note: Option<String>,
}

impl Measurement {
    /// A value beside its peer's; the ratio follows.
    pub fn against(id: &str, value: f64, unit: &str, peer: f64) -> Self {
        Self {
            peer: Some(peer),
            ratio: Some(peer / value),
            ..Self::alone(id, value, unit)
        }
    }

    /// A value that there is nothing to compare with.
    pub fn alone(id: &str, value: f64, unit: &str) -> Self {
        Self {
            id: id.to_owned(),
            value,
            unit: unit.to_owned(),
            peer: None,
            ratio: None,
            note: None,
        }
    }

    /// The same with what exactly was compared.
    pub fn with_note(self, note: &str) -> Self {
        let note = Some(note.to_owned());
        Self { note, ..self }
    }

    /// The measurement as the JSON object that scripts print.
    pub fn json(&self) -> Value {
        json!({
            "id": self.id,
            "value": self.value,
            "unit": self.unit,
            "peer": self.peer,
            "ratio": self.ratio,
            "note": self.note,
        })
    }

    /// The cells of the table's line, in the order of [`HEADING`].
    fn cells(&self) -> [String; 5] {
        let optional = |number: Option<f64>| number.map(rounded).unwrap_or_else(|| "-".to_owned());
        let (id, unit) = (self.id.clone(), self.unit.clone());
        [
            id,
            rounded(self.value),
            unit,
            optional(self.peer),
            optional(self.ratio),
        ]
    }
}

fn rounded(number: f64) -> String {
    if number.abs() >= 100.0 {
        format!("{number:.0}")
    } else {
        format!("{number:.2}")
    }
}

/// Reads the last line a script printed: a JSON object with `id`, `value`, `unit`, where there is a peer `peer` and
/// `ratio` (by default peer / value), and perhaps a `note`; or an array of such objects.
pub fn parse(printed: &str) -> Result<Vec<Measurement>> {
    let line = printed
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .context("nothing was printed")?;
    match serde_json::from_str(line)? {
        Value::Array(values) => values.iter().map(measurement).collect(),
        value => Ok(vec![measurement(&value)?]),
    }
}

fn measurement(value: &Value) -> Result<Measurement> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let number = |key: &str| value.get(key).and_then(Value::as_f64);
    let measured = number("value").context("`value` is missing")?;
    let peer = number("peer");
    Ok(Measurement {
        id: text("id").context("`id` is missing")?,
        value: measured,
        unit: text("unit").context("`unit` is missing")?,
        peer,
        ratio: number("ratio").or(peer.map(|peer| peer / measured)),
        note: text("note"),
    })
}

/// The table of all measurements, and below it the notes.
pub fn report(measured: &[Measurement]) -> String {
    let heading = HEADING.map(str::to_owned);
    let lines: Vec<_> = std::iter::once(heading)
        .chain(measured.iter().map(Measurement::cells))
        .collect();
    let notes = measured.iter().filter_map(|one| {
        let note = one.note.as_ref()?;
        Some(format!("\n{}:\n  {}\n", one.id, note.replace("; ", "\n  ")))
    });
    table(&lines) + &notes.collect::<String>()
}

/// Sets the lines in columns: names to the left, numbers to the right.
fn table(lines: &[[String; 5]]) -> String {
    let mut widths = [0; 5];
    for line in lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.len().max(*width);
        }
    }
    let mut text = String::new();
    for line in lines {
        let mut cells = line
            .iter()
            .zip(widths)
            .enumerate()
            .map(|(column, (cell, width))| match column {
                0 | 2 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            });
        text.push_str(cells.by_ref().collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: &[Measurement]) {
        assert_eq!(parse(printed).unwrap(), expect, "{printed}");
    }

    #[test]
    fn the_last_line_counts() {
        let expect = Measurement::against("stream", 10.0, "ms", 35.0);
        check(
            "warming up\n{\"id\":\"stream\",\"value\":10,\"unit\":\"ms\",\"peer\":35}\n\n",
            &[expect],
        );
        let alone = Measurement {
            peer: None,
            ratio: None,
            note: Some("of 5".into()),
            ..Measurement::against("keys", 4.5, "ms", 1.0)
        };
        check(
            "[{\"id\":\"keys\",\"value\":4.5,\"unit\":\"ms\",\"note\":\"of 5\"}]",
            &[alone],
        );
    }

    #[test]
    fn what_is_printed_as_json_is_read_back() {
        let one = Measurement {
            note: Some("by turns".into()),
            ..Measurement::against("stream", 10.0, "ms", 35.0)
        };
        check(&one.json().to_string(), &[one]);
    }

    #[test]
    fn a_line_without_a_value_is_refused() {
        assert_eq!(
            parse("{\"id\":\"stream\",\"unit\":\"ms\"}")
                .unwrap_err()
                .to_string(),
            "`value` is missing"
        );
        assert_eq!(parse("\n").unwrap_err().to_string(), "nothing was printed");
    }

    #[test]
    fn columns_line_up_and_notes_follow() {
        let measured = Measurement {
            note: Some("one; two".into()),
            ..Measurement::against("ui", 480_000.0, "bytes", 960_000.0)
        };
        assert_eq!(
            report(&[measured]),
            "row   value  unit     peer  peer/value\nui   480000  bytes  960000        2.00\n\nui:\n  one\n  two\n"
        );
    }
}
