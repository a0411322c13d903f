//! Duet: a bilingual Discord bot for creator-partnership programmes.

pub mod app;
pub mod charts;
pub mod clock;
pub mod config;
#[cfg(feature = "demo")]
pub mod demo;
pub mod discord;
pub mod doctor;
pub mod domain;
pub mod error;
pub mod features;
pub mod i18n;
pub mod import;
pub mod jobs;
pub mod log;
pub mod run;
pub mod store;
pub mod web;
