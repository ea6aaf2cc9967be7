//! The order in which the objects of a catalog can be created, and in the reverse be dropped.
//!
//! It follows from what the structure of the model says (an index needs its table), and from
//! [`Catalog::dependencies`]. A catalog without dependencies, such as one of linked tables, is
//! ordered by the names that occur in the texts of views, functions and expressions.
//!
//! Parts of a table that need something which needs the table are created apart from it: a default
//! that calls a function whose argument is a row of the table. What remains of circles is cut at a
//! view, which has a placeholder with its columns until what it needs is there.

mod graph;
pub(crate) mod mention;
mod step;
mod structure;
mod texts;

use self::graph::Graph;
pub use self::step::Step;
pub(crate) use self::structure::{comes_with_parent, is_attached_key, parent_key};
use crate::model::{Catalog, ObjectId};

/// Returns the steps that create all objects of a catalog, in their order. It is the same for
/// catalogs that are equal and have the same dependencies.
pub fn creation_order(catalog: &Catalog) -> Vec<Step> {
    let mut graph = Graph::new(structure::steps(catalog));
    structure::needs(catalog, &mut graph);
    if catalog.dependencies.is_empty() {
        texts::needs(catalog, &mut graph);
    } else {
        for (object, needed) in catalog.dependencies.iter() {
            for needed in needed {
                graph.object_needs(catalog, object, needed);
            }
        }
    }
    for (whole, part) in structure::parts(catalog) {
        graph.join(&whole, &part);
    }
    graph.order(|step| has_placeholder(catalog, step))
}

/// Whether a step creates a view whose columns are known.
fn has_placeholder(catalog: &Catalog, step: &Step) -> Option<Step> {
    let Step::Create(ObjectId::View(name)) = step else {
        return None;
    };
    let view = catalog.views.get(name)?;
    let known = !view.materialized && !view.columns.is_empty();
    known.then(|| Step::Placeholder(name.clone()))
}
