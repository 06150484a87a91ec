//! Python text, line by line.

/// Lines with four spaces for each step in.
#[derive(Default)]
pub(super) struct Text {
    out: String,
    depth: usize,
}

impl Text {
    /// Writes a line; an empty one has no spaces.
    pub(super) fn line(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref();
        if !line.is_empty() {
            self.out.extend(std::iter::repeat_n("    ", self.depth));
            self.out.push_str(line);
        }
        self.out.push('\n');
    }

    /// Writes lines of a text as they are.
    pub(super) fn raw(&mut self, lines: &str) {
        self.out.push_str(lines);
    }

    /// Writes what a function writes, a step further in.
    pub(super) fn indented(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth = self.depth.saturating_sub(1);
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        self.out
    }
}
