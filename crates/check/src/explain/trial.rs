//! The trial: messages of one schema are written, and read with the other one.

use prost::Message as _;
use prost_reflect::{DynamicMessage, MessageDescriptor};

use super::codec::{self, Names};
use super::{Example, Outcome, World, Writer};

/// What is read where the text is the same but the message is not.
const OTHER_VALUE: &str = "the same text as another value";

/// A message to be written, and who writes it.
pub(super) type Sample = (Writer, DynamicMessage);

/// What a trial showed of bytes and of JSON: the worst of the first samples; none where there was nothing to try.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) json: Option<Example>,
    pub(super) wire: Option<Example>,
}

/// Two messages that shall stand for each other.
pub(super) struct Trial<'w, 'i> {
    pub(super) world: &'w World<'i>,
    pub(super) before: MessageDescriptor,
    pub(super) after: MessageDescriptor,
}

impl Trial<'_, '_> {
    /// Writes and reads each sample.
    pub(super) fn run(&self, samples: &[Sample]) -> Shown {
        let wire = samples.iter().map(|sample| self.wire(sample));
        let json = samples.iter().map(|sample| self.json(sample));
        Shown {
            wire: worst(wire),
            json: worst(json),
        }
    }

    /// What the other side does with bytes of a message.
    pub(super) fn wire(&self, (by, message): &Sample) -> Option<Example> {
        let (writer, reader) = self.sides(*by);
        let bytes = message.encode_to_vec();
        let told = self.plain(*by, message);
        let (outcome, read) = match codec::from_wire(reader, &bytes) {
            Err(refusal) => (Outcome::Refused, refusal),
            Ok(read) => {
                let seen = self.plain(by.other(), &read);
                let again = || codec::from_wire(writer, &read.encode_to_vec());
                let kept = || again().is_ok_and(|again| self.plain(*by, &again) == told);
                let outcome = match () {
                    () if seen == told => Outcome::Same,
                    // A field of the same number that reads another value does not pass on what was meant.
                    () if seen.is_part_of(&told) && kept() => Outcome::Unseen,
                    () => Outcome::Changed,
                };
                (
                    outcome,
                    codec::to_json(&read, Names::Json).unwrap_or_default(),
                )
            }
        };
        Some(Example {
            of: writer.full_name().to_owned(),
            by: *by,
            written: codec::hex(&bytes),
            means: codec::to_json(message, Names::Json),
            reader: None,
            outcome,
            read,
        })
    }

    /// What the other side does with JSON of a message, with either kind of names.
    pub(super) fn json(&self, sample: &Sample) -> Option<Example> {
        let usual = self.json_with(sample, Names::Json)?;
        if usual.outcome.breaks() {
            return Some(usual);
        }
        let other = self.json_with(sample, Names::Fields);
        other.filter(|other| other.outcome.breaks()).or(Some(usual))
    }

    fn json_with(&self, (by, message): &Sample, names: Names) -> Option<Example> {
        let written = codec::to_json(message, names)?;
        Some(self.json_text((*by, message), names, written))
    }

    /// What the other side does with a text that stands for a message.
    pub(super) fn json_text(
        &self,
        (by, message): (Writer, &DynamicMessage),
        names: Names,
        written: String,
    ) -> Example {
        let (writer, reader) = self.sides(by);
        let (outcome, read) = match codec::from_json(reader, &written) {
            Err(refusal) => (Outcome::Refused, refusal),
            Ok(read) => {
                let again = codec::to_json(&read, names).unwrap_or_default();
                let seen = self.plain(by.other(), &read) == self.plain(by, message);
                match (seen, again == written) {
                    (true, true) => (Outcome::Same, again),
                    (_, false) => (Outcome::Changed, again),
                    (false, true) => (Outcome::Changed, OTHER_VALUE.to_owned()),
                }
            }
        };
        Example {
            of: writer.full_name().to_owned(),
            by,
            written,
            means: None,
            reader: None,
            outcome,
            read,
        }
    }

    /// Who writes and who reads.
    fn sides(&self, by: Writer) -> (&MessageDescriptor, &MessageDescriptor) {
        match by {
            Writer::Before => (&self.before, &self.after),
            Writer::After => (&self.after, &self.before),
        }
    }

    fn plain(&self, by: Writer, message: &DynamicMessage) -> codec::Plain {
        let half = self.world.half(by);
        codec::plain(message, &|name, number| half.sees(name, number))
    }
}

impl Shown {
    /// The same of something that kept its name and has another number: JSON goes by the name, so the same text is the
    /// same value, and bytes go by the number, so what is there under the old one is lost.
    pub(super) fn renumbered(mut self) -> Self {
        if let Some(json) = self.json.as_mut().filter(|json| json.read == OTHER_VALUE) {
            json.outcome = Outcome::Same;
            json.read.clone_from(&json.written);
        }
        if let Some(wire) = self.wire.as_mut().filter(|wire| !wire.outcome.breaks()) {
            wire.outcome = Outcome::Changed;
        }
        self
    }
}

/// The first example of a break, else the first.
pub(super) fn worst(examples: impl Iterator<Item = Option<Example>>) -> Option<Example> {
    let mut first = None;
    for example in examples.flatten() {
        if example.outcome.breaks() {
            return Some(example);
        }
        first = first.or(Some(example));
    }
    first
}
