//! How a finding looks: its level, its words, its places, its fixes, and the forms it is printed in.
//!
//! Knows nothing of notes or rules: what is wrong, and why, is said in `check`. Prints nothing: an
//! emitter writes to whatever it is given.

pub mod emit;
mod finding;
pub mod fix;
mod level;

pub use finding::{Diagnostic, Edit, Finding, Fix, Label, Safety, Summary, sort};
pub use level::Level;
