//! The graph of a crate's modules: which file uses which, and where. A re-export leads to the module
//! that defines the item, so that a facade is not itself a dependency.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::source::{Import, Module, ModulePath};

/// A module uses another.
#[derive(Debug, Clone)]
pub(crate) struct Use {
    /// The file and the line.
    pub(crate) place: String,
    /// The `use`, or the path.
    pub(crate) text: String,
}

/// Who uses whom, and the first place where.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    pub(crate) modules: BTreeSet<ModulePath>,
    pub(crate) uses: BTreeMap<(ModulePath, ModulePath), Use>,
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    /// A module, as a namespace.
    Module(ModulePath),
    /// An item that this module defines.
    Item(ModulePath),
}

impl Graph {
    pub(crate) fn new(modules: &BTreeMap<ModulePath, Module>) -> Self {
        let names = Names { modules };
        let mut graph = Self::default();
        for (path, module) in modules {
            graph.modules.insert(module.file_module.clone());
            for import in &module.imports {
                let targets = names.of_import(path, import);
                // A re-export of what a child defines is the facade of that child.
                let is_facade = |target: &ModulePath| import.is_public && target.starts_with(path);
                for target in targets.iter().filter(|target| !is_facade(target)) {
                    let keyword = if import.is_public { "pub use" } else { "use" };
                    let glob = if import.is_glob { "::*" } else { "" };
                    let text = format!("{keyword} {}{glob}", import.path.join("::"));
                    graph.add(names.file_of(path), names.file_of(target), || Use {
                        place: format!("{}:{}", module.file, import.line),
                        text,
                    });
                }
            }
            for code in &module.paths {
                let targets = if code.is_macro {
                    names.of_macro(path, &code.segments)
                } else {
                    names.of_path(path, &code.segments)
                };
                let call = if code.is_macro { "!" } else { "" };
                for target in targets {
                    graph.add(names.file_of(path), names.file_of(&target), || Use {
                        place: format!("{}:{}", module.file, code.line),
                        text: format!("{}{call}", code.segments.join("::")),
                    });
                }
            }
        }
        graph
    }

    fn add(&mut self, from: &ModulePath, to: &ModulePath, made: impl FnOnce() -> Use) {
        if from != to {
            let ends = (from.clone(), to.clone());
            self.uses.entry(ends).or_insert_with(made);
        }
    }

    fn used_by<'a>(&'a self, from: &'a ModulePath) -> impl Iterator<Item = &'a ModulePath> {
        let first = (from.clone(), ModulePath::new());
        let uses = self.uses.range(first..).map(|(ends, _)| ends);
        uses.take_while(move |(user, _)| user == from)
            .map(|(_, used)| used)
    }

    /// A shortest cycle of each group of modules that reach one another, and the group.
    pub(crate) fn cycles(&self) -> Vec<(Vec<ModulePath>, BTreeSet<ModulePath>)> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for module in &self.modules {
            if seen.contains(module) {
                continue;
            }
            let reached = self.reached_from(module);
            if !reached.contains(module) {
                continue;
            }
            let reach_back = |other: &&ModulePath| self.reached_from(other).contains(module);
            let group: BTreeSet<_> = reached.iter().filter(reach_back).cloned().collect();
            let cycles = group
                .iter()
                .filter_map(|member| self.shortest_cycle(member));
            let shortest = cycles.min_by_key(Vec::len);
            seen.extend(group.iter().cloned());
            found.extend(shortest.map(|cycle| (cycle, group)));
        }
        found
    }

    /// What a module uses, and what that uses.
    fn reached_from(&self, module: &ModulePath) -> BTreeSet<ModulePath> {
        let mut reached = BTreeSet::new();
        let mut next = vec![module];
        while let Some(module) = next.pop() {
            for used in self.used_by(module) {
                if reached.insert(used.clone()) {
                    next.push(used);
                }
            }
        }
        reached
    }

    /// Returns the shortest cycle through a module, without repeating the module at the end.
    fn shortest_cycle(&self, module: &ModulePath) -> Option<Vec<ModulePath>> {
        let mut paths = VecDeque::from([vec![module.clone()]]);
        let mut seen = BTreeSet::new();
        while let Some(path) = paths.pop_front() {
            let last = path.last()?.clone();
            for used in self.used_by(&last) {
                if used == module {
                    return Some(path);
                }
                if seen.insert(used.clone()) {
                    let mut longer = path.clone();
                    longer.push(used.clone());
                    paths.push_back(longer);
                }
            }
        }
        None
    }
}

/// The resolution of names.
struct Names<'a> {
    modules: &'a BTreeMap<ModulePath, Module>,
}

/// The names whose imports are being followed, since imports may go in cycles.
type Visited = BTreeSet<(ModulePath, String)>;

impl Names<'_> {
    fn file_of<'a>(&'a self, module: &'a ModulePath) -> &'a ModulePath {
        &self.modules[module].file_module
    }

    /// The modules that define what a `use` names. A module named as a namespace is none: the paths
    /// through it are seen where they stand.
    fn of_import(&self, from: &ModulePath, import: &Import) -> BTreeSet<ModulePath> {
        let targets = self.resolve(from, &import.path, &mut Visited::new());
        let defining = |target| match target {
            Target::Item(module) => Some(module),
            // The names of a glob are found where they are used; its traits are not, so that a
            // module with items of its own is used by it.
            Target::Module(module) => {
                let has_items = !self.modules[&module].items.is_empty();
                (import.is_glob && has_items).then_some(module)
            }
        };
        targets.into_iter().filter_map(defining).collect()
    }

    /// The modules that define what a path in the code names.
    fn of_path(&self, from: &ModulePath, segments: &[String]) -> BTreeSet<ModulePath> {
        let targets = self.resolve(from, segments, &mut Visited::new());
        let defining = |target| match target {
            Target::Item(module) => Some(module),
            Target::Module(_) => None,
        };
        targets.into_iter().filter_map(defining).collect()
    }

    /// The modules that define a macro: found by path, or in the text of the modules around.
    fn of_macro(&self, from: &ModulePath, segments: &[String]) -> BTreeSet<ModulePath> {
        let [name] = segments else {
            return self.of_path(from, segments);
        };
        for length in (0..=from.len()).rev() {
            let around = &from[..length];
            let source = &self.modules[around];
            if source.macros.contains(name) || source.exported_macros.contains(name) {
                return BTreeSet::from([around.to_vec()]);
            }
        }
        self.of_path(from, segments)
    }

    fn resolve(
        &self,
        from: &ModulePath,
        segments: &[String],
        visited: &mut Visited,
    ) -> BTreeSet<Target> {
        let Some((first, mut rest)) = segments.split_first() else {
            return BTreeSet::new();
        };
        let start = match first.as_str() {
            "crate" => Some(Vec::new()),
            "self" => Some(from.clone()),
            "super" => {
                let mut module = from.clone();
                module.pop();
                while rest.first().is_some_and(|segment| segment == "super") {
                    rest = &rest[1..];
                    module.pop();
                }
                Some(module)
            }
            _ => None,
        };
        let mut targets = match start {
            Some(module) => BTreeSet::from([Target::Module(module)]),
            None => self.lookup(from, first, visited),
        };
        for (at, segment) in rest.iter().enumerate() {
            let is_last = at + 1 == rest.len();
            let mut next = BTreeSet::new();
            for target in targets {
                match target {
                    // A variant, an associated function, ..
                    Target::Item(module) => {
                        next.insert(Target::Item(module));
                    }
                    Target::Module(module) => {
                        let found = self.lookup(&module, segment, visited);
                        if found.is_empty() && !self.names_another_crate(&module, segment) {
                            // Made by a macro, most likely.
                            next.insert(Target::Item(module));
                        } else {
                            next.extend(found);
                        }
                    }
                }
            }
            // `name::item` goes through the module, whatever else has its name.
            if !is_last
                && next
                    .iter()
                    .any(|target| matches!(target, Target::Module(_)))
            {
                next.retain(|target| matches!(target, Target::Module(_)));
            }
            targets = next;
        }
        targets
    }

    /// What a name means in a module.
    fn lookup(&self, module: &ModulePath, name: &str, visited: &mut Visited) -> BTreeSet<Target> {
        let mut found = BTreeSet::new();
        let source = &self.modules[module];
        let has = |names: &[String]| names.iter().any(|known| known == name);
        if has(&source.children) {
            let mut child = module.clone();
            child.push(name.to_owned());
            found.insert(Target::Module(child));
        }
        if has(&source.items) || has(&source.macros) {
            found.insert(Target::Item(module.clone()));
        }
        if module.is_empty() {
            let exporting = |module: &&ModulePath| has(&self.modules[*module].exported_macros);
            let exporting = self.modules.keys().filter(exporting);
            found.extend(exporting.map(|module| Target::Item(module.clone())));
        }
        let following = (module.clone(), name.to_owned());
        if !visited.insert(following.clone()) {
            return found;
        }
        for import in &source.imports {
            if import.name.as_deref() == Some(name) {
                found.extend(self.resolve(module, &import.path, visited));
            }
        }
        if found.is_empty() && !self.names_another_crate(module, name) {
            for import in source.imports.iter().filter(|import| import.is_glob) {
                for target in self.resolve(module, &import.path, visited) {
                    if let Target::Module(target) = target {
                        found.extend(self.lookup(&target, name, visited));
                    }
                }
            }
        }
        visited.remove(&following);
        found
    }

    /// Whether a module imports a name from another crate.
    fn names_another_crate(&self, module: &ModulePath, name: &str) -> bool {
        let imports = &self.modules[module].imports;
        imports
            .iter()
            .any(|import| import.name.as_deref() == Some(name))
    }
}
