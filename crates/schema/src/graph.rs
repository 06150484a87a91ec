//! Which file imports which: missing imports, cycles, repeated imports, and the order to link in.

use std::collections::{HashMap, HashSet};

use crate::near::nearest;
use crate::parsed::{Import, Parsed, error};
use crate::{Diagnostic, Related, bundled};

/// What an import statement leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file of the workspace, by index.
    File(usize),
    /// A file that comes with the compiler.
    Bundled,
    /// No file of that path is known, or it leads back to the importing file.
    None,
}

/// The imports of a workspace.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    /// By file, in the order of its import statements; without those of the file itself.
    pub(crate) targets: Vec<Vec<(Import, Target)>>,
    /// Every file, imported ones first.
    pub(crate) order: Vec<usize>,
    /// Files that import themselves by way of others.
    pub(crate) cyclic: HashSet<usize>,
    pub(crate) findings: Vec<Diagnostic>,
}

impl Graph {
    /// Reads the imports of files that have different paths.
    pub(crate) fn new(files: &[&Parsed]) -> Self {
        let index: HashMap<&str, usize> = files
            .iter()
            .enumerate()
            .map(|(at, file)| (file.path.as_str(), at))
            .collect();
        let mut graph = Self::default();
        for file in files {
            let others = file
                .imports
                .iter()
                .filter(|import| import.path != file.path);
            let resolved = others.map(|import| (import.clone(), target(&index, &import.path)));
            graph.targets.push(resolved.collect());
            graph.check(file, files);
        }
        graph.cycles(files);
        graph.sort();
        graph
    }

    /// The targets of a file's imports.
    pub(crate) fn of(&self, file: usize) -> &[(Import, Target)] {
        self.targets
            .get(file)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    fn check(&mut self, file: &Parsed, files: &[&Parsed]) {
        if file.opaque {
            return;
        }
        let mut seen: HashMap<&str, &Import> = HashMap::new();
        for import in &file.imports {
            if let Some(first) = seen.insert(&import.path, import) {
                let mut finding = told(
                    file,
                    import,
                    format!("\"{}\" is imported twice", import.path),
                    "remove this line",
                );
                finding.related.push(Related {
                    path: file.path.clone(),
                    span: first.span,
                    message: "first imported here".to_owned(),
                });
                self.findings.push(finding);
            }
        }
        let own = file.imports.iter().find(|import| import.path == file.path);
        self.findings.extend(own.map(|import| {
            let message = "this file imports itself".to_owned();
            told(file, import, message, "remove the import")
        }));
        for (import, target) in self.targets.last().into_iter().flatten() {
            if *target == Target::None {
                self.findings.push(missing(file, import, files));
            }
        }
    }

    /// Tells each cycle once, at the import of its first file by path that leads into it, and cuts it.
    fn cycles(&mut self, files: &[&Parsed]) {
        let path = |at: &usize| files.get(*at).map_or("", |file| file.path.as_str());
        let mut told_ways = HashSet::new();
        for file in 0..files.len() {
            let Some(mut way) = self.way_back(file) else {
                continue;
            };
            self.cyclic.insert(file);
            let first = (0..way.len()).min_by_key(|at| way.get(*at).map(path));
            way.rotate_left(first.unwrap_or_default());
            if told_ways.insert(way.clone()) {
                self.findings.extend(self.cycle(&way, files));
            }
        }
        let cyclic = &self.cyclic;
        let cut = self
            .targets
            .iter_mut()
            .enumerate()
            .filter(|(from, _)| cyclic.contains(from));
        for (_, target) in cut.flat_map(|(_, targets)| targets) {
            if matches!(target, Target::File(to) if cyclic.contains(to)) {
                *target = Target::None;
            }
        }
    }

    /// The finding for a cycle, given as its files in the order of import.
    fn cycle(&self, way: &[usize], files: &[&Parsed]) -> Option<Diagnostic> {
        let first = *way.first()?;
        let next = *way.get(1)?;
        let round = way.iter().chain([&first]);
        let names: Vec<&str> = round
            .filter_map(|at| files.get(*at))
            .map(|file| file.path.as_str())
            .collect();
        let mut imports = self.of(first).iter();
        let (import, _) = imports.find(|(_, target)| *target == Target::File(next))?;
        Some(told(
            files.get(first)?,
            import,
            format!("import cycle: {}", names.join(" -> ")),
            "move what both need into a third file",
        ))
    }

    /// The files on the shortest way along imports from a file back to itself, that file first.
    fn way_back(&self, file: usize) -> Option<Vec<usize>> {
        let mut came_from: HashMap<usize, usize> = HashMap::new();
        let mut queue = std::collections::VecDeque::from([file]);
        while let Some(at) = queue.pop_front() {
            for (_, target) in self.of(at) {
                match target {
                    Target::File(to) if *to == file => return Some(trace(&came_from, file, at)),
                    Target::File(to) if !came_from.contains_key(to) => {
                        came_from.insert(*to, at);
                        queue.push_back(*to);
                    }
                    _ => {}
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
                match self.of(file).get(next) {
                    None => self.order.push(file),
                    Some((_, target)) => {
                        stack.push((file, next + 1));
                        if let Target::File(to) = target
                            && !done.contains(to)
                        {
                            stack.push((*to, 0));
                        }
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

fn target(index: &HashMap<&str, usize>, path: &str) -> Target {
    match index.get(path) {
        Some(file) => Target::File(*file),
        None if bundled::has(path) => Target::Bundled,
        None => Target::None,
    }
}

fn told(file: &Parsed, import: &Import, message: String, help: &str) -> Diagnostic {
    error(&file.path, import.span, message, Some(help.to_owned()))
}

fn missing(file: &Parsed, import: &Import, files: &[&Parsed]) -> Diagnostic {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let own = files.iter().map(|file| file.path.as_str());
    let known: Vec<&str> = own
        .chain(bundled::files().iter().map(|file| file.name()))
        .collect();
    let wanted = name(&import.path);
    let mut same = known.iter().copied().filter(|path| name(path) == wanted);
    let only = same.next().filter(|_| same.next().is_none());
    let help = match only.or_else(|| nearest(&import.path, known.iter().copied())) {
        Some(path) => format!("did you mean \"{path}\"?"),
        None => "add a file of this path to the workspace, or correct the path".to_owned(),
    };
    told(
        file,
        import,
        format!("imported file \"{}\" is not in the workspace", import.path),
        &help,
    )
}
