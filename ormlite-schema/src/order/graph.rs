//! Steps with what they need, and their order.

use std::collections::{BTreeMap, BTreeSet};

use super::step::{Step, is_range_with_function};
use crate::model::{Catalog, ObjectId, TypeKind};

/// Steps and what they need. A step is its position in the order of stages.
pub(super) struct Graph {
    steps: Vec<Step>,
    positions: BTreeMap<Step, usize>,
    needs: Vec<BTreeSet<usize>>,
    /// The step that a step has become a part of; itself if of none.
    whole: Vec<usize>,
}

impl Graph {
    /// Steps by stage, and by rank in their stage.
    pub(super) fn new(steps: BTreeSet<(u8, u8, Step)>) -> Self {
        let steps: Vec<Step> = steps.into_iter().map(|(_, _, step)| step).collect();
        let positions = steps.iter().cloned().zip(0..).collect();
        Self {
            needs: vec![BTreeSet::new(); steps.len()],
            whole: (0..steps.len()).collect(),
            steps,
            positions,
        }
    }

    /// Adds that a step needs another one. Nothing if one of them is no step of the graph.
    pub(super) fn step_needs(&mut self, step: &Step, needed: &Step) {
        if let (Some(&step), Some(&needed)) = (self.positions.get(step), self.positions.get(needed))
            && step != needed
        {
            self.needs[step].insert(needed);
        }
    }

    /// Adds that an object needs another one.
    pub(super) fn object_needs(&mut self, catalog: &Catalog, object: &ObjectId, needed: &ObjectId) {
        let mut needing = vec![self.step_of(object)];
        let mut needed_step = self.step_of(needed);
        if let (ObjectId::Type(name), ObjectId::Routine(_)) = (object, needed)
            && let Some(TypeKind::Domain(domain)) = catalog.types.get(name).map(|ty| &ty.kind)
            && !domain.checks.is_empty()
        {
            // The function of a check can need the domain.
            let checks = Step::DomainChecks(name.clone());
            needing = match domain.default {
                Some(_) => vec![checks, self.step_of(object)],
                None => vec![checks],
            };
        }
        if let (ObjectId::Routine(_), ObjectId::Type(name)) = (object, needed)
            && is_range_with_function(catalog, name)
        {
            needed_step = Step::Shell(name.clone());
        }
        for step in needing {
            self.step_needs(&step, &needed_step);
        }
    }

    /// The step that creates an object, or the table that it comes with.
    fn step_of(&self, object: &ObjectId) -> Step {
        let step = Step::Create(object.clone());
        if self.positions.contains_key(&step) {
            return step;
        }
        let instead: Vec<ObjectId> = match object {
            ObjectId::Column(table, _)
            | ObjectId::Default(table, _)
            | ObjectId::Constraint(table, _) => {
                vec![
                    ObjectId::Table(table.clone()),
                    ObjectId::View(table.clone()),
                ]
            }
            // Row types.
            ObjectId::Type(name) => {
                vec![ObjectId::Table(name.clone()), ObjectId::View(name.clone())]
            }
            ObjectId::Table(name) => vec![ObjectId::View(name.clone())],
            ObjectId::View(name) => vec![ObjectId::Table(name.clone())],
            _ => Vec::new(),
        };
        let mut instead = instead.into_iter().map(Step::Create);
        instead
            .find(|step| self.positions.contains_key(step))
            .unwrap_or(step)
    }

    /// Makes a step a part of another one, unless it needs what needs the other one.
    pub(super) fn join(&mut self, whole: &Step, part: &Step) {
        let (Some(&whole), Some(&part)) = (self.positions.get(whole), self.positions.get(part))
        else {
            return;
        };
        let needs = self.needs[part].clone();
        if needs
            .iter()
            .any(|&needed| needed != whole && self.reaches(needed, whole))
        {
            return;
        }
        self.whole[part] = whole;
        let needs = needs.into_iter().map(|needed| self.whole[needed]);
        let needs: Vec<_> = needs.filter(|&needed| needed != whole).collect();
        self.needs[whole].extend(needs);
    }

    /// Whether a step needs another one, however indirectly.
    fn reaches(&self, from: usize, to: usize) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![self.whole[from]];
        while let Some(step) = open.pop() {
            if step == to {
                return true;
            }
            if seen.insert(step) {
                open.extend(self.needs[step].iter().map(|&needed| self.whole[needed]));
            }
        }
        false
    }

    /// The steps, each after what it needs. A circle is cut at a view with a placeholder, otherwise
    /// at the first step of the circle.
    pub(super) fn order(self, placeholder: impl Fn(&Step) -> Option<Step>) -> Vec<Step> {
        let count = self.steps.len();
        let is_whole = |step: &usize| self.whole[*step] == *step;
        let mut needs: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); count];
        let mut needed_by: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); count];
        for step in (0..count).filter(is_whole) {
            for needed in self.needs[step].iter().map(|&needed| self.whole[needed]) {
                if needed != step {
                    needs[step].insert(needed);
                    needed_by[needed].insert(step);
                }
            }
        }
        let mut left: BTreeSet<usize> = (0..count).filter(is_whole).collect();
        let mut ready: BTreeSet<usize> = left
            .iter()
            .copied()
            .filter(|&step| needs[step].is_empty())
            .collect();
        let mut replaced = BTreeSet::new();
        let mut ordered = Vec::with_capacity(left.len());
        loop {
            if let Some(step) = ready.pop_first() {
                left.remove(&step);
                ordered.push(self.steps[step].clone());
                for &other in &needed_by[step] {
                    if needs[other].remove(&step) && needs[other].is_empty() {
                        ready.insert(other);
                    }
                }
                continue;
            }
            let Some(&first) = left.first() else {
                return ordered;
            };
            let circle = circle(first, &needs);
            let mut views = circle.iter().filter(|step| !replaced.contains(*step));
            let view = views.find_map(|&step| Some((step, placeholder(&self.steps[step])?)));
            if let Some((step, placeholder)) = view {
                replaced.insert(step);
                ordered.push(placeholder);
                for &other in &needed_by[step] {
                    if needs[other].remove(&step) && needs[other].is_empty() {
                        ready.insert(other);
                    }
                }
            } else if let Some(&step) = circle.first() {
                needs[step].clear();
                ready.insert(step);
            }
        }
    }
}

/// A circle that is reached from a step, all of which need something.
fn circle(start: usize, needs: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut path = vec![start];
    let mut seen = BTreeSet::from([start]);
    let mut at = start;
    while let Some(&next) = needs[at].first() {
        if !seen.insert(next) {
            let from = path.iter().position(|&step| step == next).unwrap_or(0);
            return path[from..].iter().copied().collect();
        }
        path.push(next);
        at = next;
    }
    path.into_iter().collect()
}
