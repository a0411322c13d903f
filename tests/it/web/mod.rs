//! The web service as visitors, shops and operators meet it.

mod conversions;
mod crash;
mod health;
mod hostile;
mod log;
mod pages;
mod payment;
mod redirect;
mod revenuecat;
pub mod service;
pub mod stripe;
mod trial;
mod visitors;
