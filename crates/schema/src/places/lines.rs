//! Offsets to lines and columns as protoc counts them: bytes from zero, a tab goes on to the next multiple of eight.

/// Where the lines of a text begin, and its tabs.
pub(super) struct Lines {
    starts: Vec<u32>,
    /// Offset of each tab, and the column after it.
    tabs: Vec<(u32, u32)>,
    /// The line of the last answer: the next is mostly near.
    last: usize,
}

impl Lines {
    /// Looks at the whole text once.
    pub(super) fn new(text: &str) -> Self {
        let mut starts = Vec::with_capacity(text.len() / 32 + 1);
        starts.push(0);
        starts.extend(text.match_indices('\n').map(|(at, _)| at as u32 + 1));
        let mut lines = Self {
            starts,
            tabs: Vec::new(),
            last: 0,
        };
        for (offset, _) in text.match_indices('\t') {
            let offset = offset as u32;
            let (_, column) = lines.position(offset);
            lines.tabs.push((offset, (column as u32 / 8 + 1) * 8));
        }
        lines
    }

    /// Line and column of an offset, both from zero.
    pub(super) fn position(&mut self, offset: u32) -> (i32, i32) {
        let near = self.starts.get(self.last..).unwrap_or_default();
        let near = near.iter().take(4).take_while(|start| **start <= offset);
        self.last = match near.count() {
            count @ 1..=3 => self.last + count - 1,
            _ => self
                .starts
                .partition_point(|start| *start <= offset)
                .saturating_sub(1),
        };
        let start = self.starts.get(self.last).copied().unwrap_or_default();
        (self.last as i32, self.column(start, offset) as i32)
    }

    fn column(&self, line: u32, offset: u32) -> u32 {
        let after = self.tabs.partition_point(|(tab, _)| *tab < offset);
        let tab = after.checked_sub(1).and_then(|index| self.tabs.get(index));
        match tab {
            Some((tab, column)) if *tab >= line => column + offset - tab - 1,
            _ => offset - line,
        }
    }
}
