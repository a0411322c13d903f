//! The web service as visitors, shops and operators meet it.

mod conversions;
mod crash;
mod health;
mod hostile;
mod log;
mod pages;
mod redirect;
mod service;
mod visitors;
