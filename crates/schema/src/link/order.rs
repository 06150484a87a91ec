//! In which order files are linked, and which files each of them has in reach.

use std::collections::{HashMap, HashSet};

use super::hash::Quick;
use super::scope::Reach;
use super::{DESCRIPTOR, Unit};

/// Files numbered so that imports come first; imports in a circle count as missing.
pub(crate) struct Order {
    /// The unit of each file.
    pub(super) units: Vec<usize>,
    /// The file of each unit.
    pub(super) files: Vec<u32>,
    /// For each file, itself and what it imports publicly.
    public: Vec<Vec<u32>>,
    /// Files that import something publicly that is missing.
    open: Vec<bool>,
    /// For each file those it imports, for options or anything.
    direct: Vec<Vec<u32>>,
}

impl Order {
    pub(super) fn new(units: &[Unit]) -> Self {
        let mut order = Self {
            units: Vec::new(),
            files: vec![u32::MAX; units.len()],
            public: Vec::new(),
            open: Vec::new(),
            direct: Vec::new(),
        };
        let descriptor = units
            .iter()
            .position(|unit| unit.path.as_ref() == DESCRIPTOR);
        let mut begun = vec![false; units.len()];
        for root in descriptor.into_iter().chain(0..units.len()) {
            order.visit(units, root, &mut begun);
        }
        for file in 0..order.units.len() {
            order.close(units, file);
        }
        order
    }

    /// Depth first, without recursion: chains of imports may be long.
    fn visit(&mut self, units: &[Unit], root: usize, begun: &mut [bool]) {
        let mut stack = vec![(root, 0)];
        while let Some((index, next)) = stack.pop() {
            if next == 0 {
                match begun.get_mut(index) {
                    Some(begun) if !*begun => *begun = true,
                    _ => continue,
                }
            }
            let Some(unit) = units.get(index) else {
                continue;
            };
            let mut imports = unit.imports.iter().chain(&unit.option_imports).skip(next);
            match imports.next() {
                Some(import) => {
                    stack.push((index, next + 1));
                    stack.extend(import.map(|import| (import, 0)));
                }
                None => {
                    if let Some(file) = self.files.get_mut(index) {
                        *file = self.units.len() as u32;
                    }
                    self.units.push(index);
                }
            }
        }
    }

    fn close(&mut self, units: &[Unit], file: usize) {
        let mut seen = HashSet::from([file as u32]);
        let mut public = vec![file as u32];
        let mut open = false;
        let unit = self.units.get(file).and_then(|index| units.get(*index));
        let indices = unit.map(|unit| unit.lowered.descriptor.public_dependency.as_slice());
        for index in indices.unwrap_or_default() {
            let import = unit.and_then(|unit| unit.imports.get(*index as usize));
            if import.is_some_and(|import| self.is_itself(*import, file)) {
                continue;
            }
            match import.and_then(|import| self.file(*import, file)) {
                Some(import) => {
                    open |= self.open.get(import as usize).copied().unwrap_or(false);
                    let further = self.public.get(import as usize);
                    let further = further.into_iter().flatten().copied();
                    public.extend(further.filter(|file| seen.insert(*file)));
                }
                None => open = true,
            }
        }
        let imports = unit.map(|unit| unit.imports.iter().chain(&unit.option_imports));
        let direct = imports.into_iter().flatten();
        let direct = direct.filter_map(|import| self.file(*import, file));
        let direct = direct.collect();
        self.direct.push(direct);
        self.public.push(public);
        self.open.push(open);
    }

    /// The file of an import, if it comes before the one that imports it.
    pub(super) fn file(&self, import: Option<usize>, of: usize) -> Option<u32> {
        let file = self.files.get(import?).copied()?;
        ((file as usize) < of).then_some(file)
    }

    /// A file that imports itself lacks nothing.
    fn is_itself(&self, import: Option<usize>, of: usize) -> bool {
        import.is_some() && import == self.units.get(of).copied()
    }

    /// Whether a file sees another, or is it.
    pub(super) fn sees(&self, from: u32, file: u32) -> bool {
        let imports = self.direct.get(from as usize).into_iter().flatten();
        let mut public = imports.filter_map(|import| self.public.get(*import as usize));
        from == file || public.any(|seen| seen.contains(&file))
    }

    /// What a file has in reach, and whether something of it is missing.
    pub(super) fn reach(&self, unit: &Unit, of: usize) -> (HashMap<u32, Reach, Quick>, bool) {
        let mut reach = HashMap::default();
        let mut missing = false;
        let imports = unit.imports.iter().map(|import| (import, Reach::All));
        let options = unit.option_imports.iter();
        for (import, how) in imports.chain(options.map(|import| (import, Reach::Options))) {
            if self.is_itself(*import, of) {
                continue;
            }
            let Some(file) = self.file(*import, of) else {
                missing = true;
                continue;
            };
            missing |= self.open.get(file as usize).copied().unwrap_or(false);
            for seen in self.public.get(file as usize).into_iter().flatten() {
                reach.entry(*seen).or_insert(how);
            }
        }
        (reach, missing)
    }
}

/// Which files can clash: what comes with the compiler does so only with what it is used with.
pub(super) struct Apart<'u> {
    units: Vec<&'u Unit>,
    imports: &'u [Vec<u32>],
    known: HashMap<(u32, u32), bool>,
    /// Files with names that another one that is imported has, too, without ever being used with it.
    pub(super) beside: HashMap<u32, u32>,
}

impl<'u> Apart<'u> {
    /// Of files in the order they are linked in.
    pub(super) fn new(order: &'u Order, units: Vec<&'u Unit>) -> Self {
        Self {
            imports: &order.direct,
            units,
            known: HashMap::new(),
            beside: HashMap::new(),
        }
    }

    /// It comes with the compiler.
    pub(super) fn comes_along(&self, file: u32) -> bool {
        let unit = self.units.get(file as usize);
        unit.is_some_and(|unit| unit.comes_along)
    }

    /// Whether two files are ever used together.
    pub(super) fn meet(&mut self, one: u32, other: u32) -> bool {
        if one == other || !self.comes_along(one) && !self.comes_along(other) {
            return true;
        }
        if let Some(meet) = self.known.get(&(one, other)) {
            return *meet;
        }
        let meet = self.imported_together(one, other);
        self.known.insert((one, other), meet);
        let (own, bundled) = match self.comes_along(one) {
            true => (other, one),
            false => (one, other),
        };
        if !meet && self.imports.iter().flatten().any(|file| *file == bundled) {
            self.beside.insert(own, bundled);
        }
        meet
    }

    /// Some file has both in reach, through any number of imports, which come before what imports them.
    fn imported_together(&self, one: u32, other: u32) -> bool {
        let mut has: Vec<(bool, bool)> = Vec::with_capacity(self.imports.len());
        for (file, imports) in self.imports.iter().enumerate() {
            let imports = imports
                .iter()
                .filter_map(|import| has.get(*import as usize));
            let itself = (file as u32 == one, file as u32 == other);
            let both = imports.fold(itself, |both, import| {
                (both.0 | import.0, both.1 | import.1)
            });
            if both == (true, true) {
                return true;
            }
            has.push(both);
        }
        false
    }
}
