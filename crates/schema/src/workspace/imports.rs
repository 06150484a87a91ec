//! Which file imports which: missing imports, cycles, repeated imports, and the order to link in.

use std::collections::{HashMap, HashSet, VecDeque};

use super::paths::{NAMED, bad_path};
use super::unit::{Import, Unit};
use crate::Diagnostic;
use crate::finding::Finding;
use crate::near::nearest;

/// The imports of a set of files.
#[derive(Debug, Default)]
pub(crate) struct Imports {
    /// By file, for each of its import statements the file it leads to; none if there is none or it leads back.
    pub(crate) targets: Vec<Vec<Option<usize>>>,
    /// Every file, imported ones first.
    pub(crate) order: Vec<usize>,
    /// What is wrong with them.
    pub(crate) findings: Vec<Diagnostic>,
    /// Paths that no file has.
    pub(crate) missing: Vec<String>,
    index: HashMap<String, usize>,
    cut: HashSet<(usize, usize)>,
}

impl Imports {
    /// Reads the imports of files that have different paths, of which the first `own` are the workspace's; `known` are
    /// paths that could be imported besides.
    pub(crate) fn new<'a>(
        files: &[&'a Unit],
        own: usize,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        let index = files.iter().enumerate();
        let mut imports = Self {
            index: index.map(|(at, file)| (file.path.clone(), at)).collect(),
            ..Self::default()
        };
        for (at, file) in files.iter().enumerate() {
            let index = &imports.index;
            let target = |import: &Import| index.get(&import.path).copied();
            let targets = file.imports.iter().map(target);
            let targets = targets.map(|to| to.filter(|to| *to != at));
            imports.targets.push(targets.collect());
        }
        for file in files.iter().take(own) {
            imports.check(file);
            for import in &file.imports {
                if !imports.index.contains_key(&import.path) {
                    imports.missing.push(import.path.clone());
                    if !import.told {
                        let own = files.iter().map(|file| file.path.as_str());
                        let finding = missing(file, import, own.chain(known.clone()));
                        imports.findings.push(finding);
                    }
                }
            }
        }
        imports.cycles(files);
        imports.sort();
        imports
    }

    /// The file that a path leads to from another; none if there is none or it leads back.
    pub(crate) fn target(&self, file: usize, path: &str) -> Option<usize> {
        let to = self.index.get(path).copied()?;
        (to != file && !self.cut.contains(&(file, to))).then_some(to)
    }

    /// For each import of a file the file it leads to.
    pub(crate) fn of(&self, file: usize) -> &[Option<usize>] {
        self.targets
            .get(file)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Imports twice are told by the checks.
    fn check(&mut self, file: &Unit) {
        let itself = |import: &&Import| import.path == file.path;
        for import in file.imports.iter().filter(itself) {
            let finding = Finding::error(import.span, "this file imports itself");
            let finding = removal(finding.help("remove the import"), file, import);
            self.findings.push(finding.told(&file.path));
        }
    }

    /// Tells each cycle once, at the import of its first file by path that leads into it, and cuts it.
    fn cycles(&mut self, files: &[&Unit]) {
        let path = |at: &usize| files.get(*at).map_or("", |file| file.path.as_str());
        let near = self.near_cycles();
        let mut cyclic = HashSet::new();
        let mut told = HashSet::new();
        for file in near.iter().copied() {
            let Some(mut way) = self.way_back(file, &near) else {
                continue;
            };
            cyclic.insert(file);
            let first = (0..way.len()).min_by_key(|at| way.get(*at).map(path));
            way.rotate_left(first.unwrap_or_default());
            if told.insert(way.clone()) {
                self.findings.extend(self.cycle(&way, files));
            }
        }
        for from in &cyclic {
            for target in self.targets.get_mut(*from).into_iter().flatten() {
                if let Some(to) = target.take_if(|to| cyclic.contains(to)) {
                    self.cut.insert((*from, to));
                }
            }
        }
    }

    /// Files on cycles and between them: what is left once all others are taken away, from both ends.
    fn near_cycles(&self) -> HashSet<usize> {
        let mut left: HashSet<usize> = (0..self.targets.len()).collect();
        loop {
            let imported: HashSet<usize> = left
                .iter()
                .flat_map(|file| self.of(*file))
                .flatten()
                .copied()
                .collect();
            let before = left.len();
            let imports = |file: &usize, left: &HashSet<usize>| {
                self.of(*file).iter().flatten().any(|to| left.contains(to))
            };
            let next: HashSet<usize> = left
                .iter()
                .filter(|file| imported.contains(file) && imports(file, &left))
                .copied()
                .collect();
            if next.len() == before {
                return next;
            }
            left = next;
        }
    }

    /// The finding for a cycle, given as its files in the order of import.
    fn cycle(&self, way: &[usize], files: &[&Unit]) -> Option<Diagnostic> {
        let first = *way.first()?;
        let next = *way.get(1)?;
        let round = way.iter().chain([&first]);
        let names: Vec<&str> = round
            .filter_map(|at| files.get(*at))
            .map(|file| file.path.as_str())
            .collect();
        let at = self.of(first).iter().position(|to| *to == Some(next))?;
        let file = files.get(first)?;
        let message = format!("import cycle: {}", names.join(" -> "));
        let finding = Finding::error(file.imports.get(at)?.span, message);
        let finding = finding.help("move what both need into a third file");
        Some(finding.told(&file.path))
    }

    /// The files on the shortest way along imports from a file back to itself, that file first.
    fn way_back(&self, file: usize, cyclic: &HashSet<usize>) -> Option<Vec<usize>> {
        let mut came_from: HashMap<usize, usize> = HashMap::new();
        let mut queue = VecDeque::from([file]);
        while let Some(at) = queue.pop_front() {
            for to in self.of(at).iter().flatten() {
                if *to == file {
                    return Some(trace(&came_from, file, at));
                }
                if cyclic.contains(to) && !came_from.contains_key(to) {
                    came_from.insert(*to, at);
                    queue.push_back(*to);
                }
            }
        }
        None
    }

    fn sort(&mut self) {
        let mut done = HashSet::new();
        for root in 0..self.targets.len() {
            // A stack of files and how many of their imports were looked at: a chain of imports may be long.
            let mut stack = vec![(root, 0)];
            while let Some((file, next)) = stack.pop() {
                if next == 0 && !done.insert(file) {
                    continue;
                }
                match self.of(file).get(next).copied() {
                    None => self.order.push(file),
                    Some(target) => {
                        stack.push((file, next + 1));
                        stack.extend(target.filter(|to| !done.contains(to)).map(|to| (to, 0)));
                    }
                }
            }
        }
    }
}

fn trace(came_from: &HashMap<usize, usize>, file: usize, last: usize) -> Vec<usize> {
    let mut way = vec![file];
    let mut at = last;
    while at != file {
        way.push(at);
        let Some(before) = came_from.get(&at) else {
            break;
        };
        at = *before;
    }
    // Last to first so far, with the file itself in front.
    if let Some(rest) = way.get_mut(1..) {
        rest.reverse();
    }
    way
}

fn missing<'a>(
    file: &Unit,
    import: &Import,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    if let Some(finding) = backslash(file, import) {
        return finding;
    }
    let imported: HashSet<&str> = file.imports.iter().map(|one| one.path.as_str()).collect();
    // Neither the file itself nor what it imports already was meant.
    let known = known.filter(|path| *path != file.path && !imported.contains(path));
    let name = |path: &str| {
        let last = path.rsplit('/').next().unwrap_or_default();
        last.strip_suffix(".proto").unwrap_or(last).to_owned()
    };
    let wanted = name(&import.path);
    let mut same = known.clone().filter(|path| name(path) == wanted);
    let only = same.next().filter(|_| same.next().is_none());
    let meant = only.or_else(|| nearest(&import.path, known));
    let help = match meant {
        Some(path) => format!("did you mean \"{path}\"?"),
        None if bad_path(&import.path).is_some() => NAMED.to_owned(),
        None => "add a file of this path to the workspace, or correct the path".to_owned(),
    };
    let message = match bad_path(&import.path) {
        Some(reason) => format!("the import path \"{}\" {reason}", import.path),
        None => format!("imported file \"{}\" is not in the workspace", import.path),
    };
    let finding = Finding::error(import.span, message).help(help);
    let finding = match meant {
        Some(path) => finding.replace(format!("import \"{path}\""), format!("\"{path}\"")),
        None => finding,
    };
    finding.told(&file.path)
}

/// A path with backslashes, which in a string begin escapes.
fn backslash(file: &Unit, import: &Import) -> Option<Diagnostic> {
    let (start, end) = (import.span.start as usize, import.span.end as usize);
    let written = file.text().get(start..end)?;
    if !written.contains('\\') {
        return None;
    }
    let message = format!("the import path {written} has a backslash");
    let text = written.replace("\\\\", "/").replace('\\', "/");
    let finding = Finding::error(import.span, message).help("write `/` between folders");
    Some(finding.replace("write `/`", text).told(&file.path))
}

/// The finding for an import that nothing uses.
pub(crate) fn unused(file: &Unit, import: &Import) -> Diagnostic {
    let message = format!("nothing of \"{}\" is used", import.path);
    removal(Finding::warning(import.span, message), file, import).told(&file.path)
}

/// With a fix that removes an import, with its line if nothing else stands there.
fn removal(finding: Finding, file: &Unit, import: &Import) -> Finding {
    let text = file.text();
    let (start, end) = (
        import.statement.start as usize,
        import.statement.end as usize,
    );
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let alone = before.is_empty() || before.ends_with('\n');
    let line_end = after.find(|c: char| c != ' ' && c != '\t' && c != '\r');
    let rest = line_end.and_then(|at| after.get(at..)?.starts_with('\n').then_some(at + 1));
    let length = rest.filter(|_| alone).unwrap_or(0);
    finding.edit("remove this import", (start..end + length).into(), "")
}
