//! Everything that is true in the sandbox: one world behind one lock, never held across an await.

pub(crate) mod entities;
pub(crate) mod permissions;
