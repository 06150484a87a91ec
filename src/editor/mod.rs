//! The code editor: CodeMirror behind a typed bridge, and the only place that knows UTF-16 positions.
//!
//! Text flows one way. The page's state is the truth and gives [`CodeEditor`] a `key` and a `text`; the editor shows them,
//! owns the buffer while a person types, and says so through `on_change` once typing pauses or [`EditorHandle::flush`] is
//! called. The state takes the new text, it comes back as `text`, and is recognised as what the editor just said, so
//! nothing is copied into it again. Any other `text` (an example, a template, formatted code) replaces the document, as one
//! step that can be undone, and is never echoed. Each key keeps its own undo history, marks, selection and scroll.
//!
//! Spans come in as bytes and refer to the text last exchanged; what was typed since then is accounted for.
//!
//! The script `editor-js/dist/editor.js` must have run before a component mounts; without it a message stands in its place.

mod bridge;
mod comparison;
mod component;
mod handle;
mod positions;

pub use comparison::{Compare, Side};
pub use component::{CodeEditor, EditorSlot};
pub use handle::{Cursor, EditorError, EditorHandle, EditorOptions, Language, offer_imports};
pub use positions::Positions;
