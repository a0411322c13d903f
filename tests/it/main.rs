//! Duet as people meet it: one test binary, one file a noun.

mod application;
mod architecture;
mod campaign;
mod commands;
mod config;
mod doctor;
mod egress;
mod help;
mod link;
mod locales;
mod openapi;
mod program;
mod register;
mod stats;
mod support;
mod web;
