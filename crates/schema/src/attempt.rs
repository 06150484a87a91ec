//! One attempt to link a file: its bytes, or what the linker says against it with places in the text as written.

use prost_reflect::{DescriptorError, DescriptorPool};
use prost_types::source_code_info::Location;
use prost_types::{FileDescriptorProto, SourceCodeInfo};

use crate::fault::{Fault, count, of_link};
use crate::patch::Patched;
use crate::places::{Places, Spot};
use crate::statement::Statements;

/// From this many elements on it is tried first without their places, which the linker looks for one by one.
const MANY_PLACES: usize = 4_000;
/// Steps that the linker may take to find places: for each error it goes through all it is given.
const PLACE_BUDGET: usize = 20_000_000;
/// Places it is given however many errors there are: those of more elements than are told.
const MIN_PLACES: usize = 1_000;

/// Why a file does not link.
pub(crate) struct Refusal {
    /// The errors that have a place, in the order of the text.
    pub(crate) faults: Vec<Fault>,
    /// There are no others.
    pub(crate) all: bool,
}

/// Links a file that was read from a repaired text, with what it imports.
pub(crate) fn attempt(
    base: &DescriptorPool,
    mut file: FileDescriptorProto,
    patched: &Patched,
    text: &Statements,
) -> Result<Vec<u8>, Refusal> {
    let info = file.source_code_info.take();
    let many = info
        .as_ref()
        .is_some_and(|info| info.location.len() > MANY_PLACES);
    let bare = many.then(|| link(base, &file, None)).and_then(Result::err);
    let linked = match bare {
        Some(error) => Err(error),
        None => link(base, &file, info.clone()),
    };
    let error = match linked {
        Ok(pool) => return Ok(encoded(&pool, file.name())),
        Err(error) => error,
    };
    let read = FileDescriptorProto {
        source_code_info: info,
        ..file
    };
    let places = Places::new(&read, patched, text);
    let bare = FileDescriptorProto {
        source_code_info: None,
        ..read
    };
    Err(refusal(base, &bare, &places, &error))
}

fn link(
    base: &DescriptorPool,
    file: &FileDescriptorProto,
    source_code_info: Option<SourceCodeInfo>,
) -> Result<DescriptorPool, Box<DescriptorError>> {
    let mut pool = base.clone();
    pool.add_file_descriptor_proto(FileDescriptorProto {
        source_code_info,
        ..file.clone()
    })?;
    Ok(pool)
}

fn encoded(pool: &DescriptorPool, path: &str) -> Vec<u8> {
    let file = pool.get_file_by_name(path);
    file.map(|file| file.encode_to_vec()).unwrap_or_default()
}

/// Links once more with marks in the place of places: each element of a window has a column of its own in a text of one line.
fn refusal(
    base: &DescriptorPool,
    file: &FileDescriptorProto,
    places: &Places,
    error: &DescriptorError,
) -> Refusal {
    let count = count(error);
    let first = error.path().and_then(|path| places.nearest(path));
    let room = (PLACE_BUDGET / (2 * count).max(1)).max(MIN_PLACES);
    let window = places.window(first.unwrap_or_default().start, room);
    let mut faults = match link(base, file, Some(marks(&window))) {
        Err(error) if error.file() == Some(file.name()) => {
            of_link(&error.with_source_code(&" ".repeat(window.len())))
        }
        Err(error) => of_link(&error),
        Ok(_) => Vec::new(),
    };
    for fault in &mut faults {
        unmark(fault, &window);
    }
    if let Some(fault) = faults.first_mut().filter(|fault| !fault.is_placed()) {
        let found = first.map(|span| (span, "found here".to_owned()));
        fault.labels.extend(found);
    }
    // With a part of the places, what is left may be the place of something else than the fault.
    let whole = window.len() == places.len();
    faults.retain(|fault| fault.is_placed() || (whole && !fault.labels.is_empty()));
    // A name that nobody wrote is told only where nothing else is.
    faults.sort_by_key(|fault| (fault.made, fault.span()));
    let all = faults.len() == count;
    Refusal { faults, all }
}

fn marks(window: &[&Spot]) -> SourceCodeInfo {
    let location = window.iter().zip(0..).map(|(spot, column)| Location {
        path: spot.path.clone(),
        span: vec![0, column, column + 1],
        ..Location::default()
    });
    SourceCodeInfo {
        location: location.collect(),
    }
}

fn unmark(fault: &mut Fault, window: &[&Spot]) {
    let mut made = Vec::new();
    for (span, _) in &mut fault.labels {
        let spot = window.get(span.start as usize);
        made.extend(spot.filter(|spot| spot.made).map(|spot| spot.span));
        *span = spot.map(|spot| spot.span).unwrap_or_default();
    }
    fault.made = fault.span().is_some_and(|span| made.contains(&span));
}
