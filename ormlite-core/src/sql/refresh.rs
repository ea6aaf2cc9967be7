//! `REFRESH MATERIALIZED VIEW`.

use crate::schema::TableDesc;
use crate::sql::renderer::Renderer;

impl Renderer {
    pub(super) fn refresh(&mut self, view: &TableDesc, concurrently: bool) {
        self.push("REFRESH MATERIALIZED VIEW ");
        if concurrently {
            self.push("CONCURRENTLY ");
        }
        self.table(view.schema, view.name);
    }
}
