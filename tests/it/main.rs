//! Duet as people meet it: one test binary, one file a noun.

mod application;
mod architecture;
mod campaign;
mod commands;
mod config;
mod doctor;
mod egress;
mod link;
mod openapi;
mod program;
mod register;
mod support;
mod web;
